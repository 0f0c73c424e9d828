using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Unit.Hosting;

public sealed class GivenConnectionTests
{
    [Fact]
    public void Kerberos_is_not_asked_for()
    {
        Assert.Equal(GssEncryptionMode.Disable, Settled("Host=h;Username=u").GssEncryptionMode);
    }

    [Theory]
    [InlineData("Gss Encryption Mode=Prefer", GssEncryptionMode.Prefer)]
    [InlineData("GssEncryptionMode=Require", GssEncryptionMode.Require)]
    public void Who_wants_Kerberos_keeps_it(string wish, GssEncryptionMode mode)
    {
        Assert.Equal(mode, Settled($"Host=h;Username=u;{wish}").GssEncryptionMode);
    }

    [Theory]
    [InlineData("staff", "public")]
    [InlineData("shopflow", "public")]
    [InlineData("shopflow_app", null)]
    public void A_user_with_the_name_of_a_schema_looks_into_public(string user, string? path)
    {
        Assert.Equal(path, Settled($"Host=h;Username={user}").SearchPath);
    }

    [Fact]
    public void What_is_given_stays()
    {
        var settled = Settled("Host=h;Username=staff;Password='a;b';SearchPath=mine");

        Assert.Equal(("a;b", "mine"), (settled.Password, settled.SearchPath));
    }

    private static NpgsqlConnectionStringBuilder Settled(string given) =>
        new(GivenConnection.Settle(given));
}
