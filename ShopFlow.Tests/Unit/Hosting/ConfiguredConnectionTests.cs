using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Unit.Hosting;

public sealed class ConfiguredConnectionTests
{
    [Fact]
    public void Kerberos_is_off_by_default()
    {
        Assert.Equal(GssEncryptionMode.Disable, Settled("Host=h;Username=u").GssEncryptionMode);
    }

    [Theory]
    [InlineData("Gss Encryption Mode=Prefer", GssEncryptionMode.Prefer)]
    [InlineData("GssEncryptionMode=Require", GssEncryptionMode.Require)]
    public void Kerberos_stays_on_if_the_connection_string_asks_for_it(
        string setting,
        GssEncryptionMode mode
    )
    {
        Assert.Equal(mode, Settled($"Host=h;Username=u;{setting}").GssEncryptionMode);
    }

    [Theory]
    [InlineData("staff", "public")]
    [InlineData("shopflow", "public")]
    [InlineData("shopflow_app", null)]
    public void A_user_named_like_a_schema_gets_public_as_the_search_path(string user, string? path)
    {
        Assert.Equal(path, Settled($"Host=h;Username={user}").SearchPath);
    }

    [Fact]
    public void Given_settings_are_kept()
    {
        var settled = Settled("Host=h;Username=staff;Password='a;b';SearchPath=mine");

        Assert.Equal(("a;b", "mine"), (settled.Password, settled.SearchPath));
    }

    private static NpgsqlConnectionStringBuilder Settled(string given) =>
        new(ConfiguredConnection.Settle(given));
}
