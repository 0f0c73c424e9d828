using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Hosting;

public sealed class ServerReachTests
{
    [Fact]
    public async Task A_missing_database_is_created()
    {
        await using var shop = await TestShop.CreateAsync();
        var missing = With(shop, target => target.Database = shop.Name() + " \"new\"");

        await ServerReach.EnsureAsync(missing, default);

        await ServerReach.EnsureAsync(missing, default);
        await shop.ExecuteAsync($"DROP DATABASE \"{shop.Name()} \"\"new\"\"\"");
    }

    [Fact]
    public async Task A_user_who_may_not_create_the_database_is_told_how()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var guest = await Guest.CreateAsync(shop);

        var refusal = await RefusalAsync(
            With(shop, target => guest.SignIn(target, database: "missing"))
        );

        Assert.Contains("The database missing does not exist", refusal);
        Assert.Contains($"createdb --owner={guest.Name} missing", refusal);
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_refused()
    {
        using var old = new OldServer();

        var refusal = await RefusalAsync(old.ConnectionString);

        Assert.Contains("is PostgreSQL 14, and ShopFlow needs version 15 or newer.", refusal);
        await old.Served;
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_named()
    {
        var refusal = await RefusalAsync("Host=127.0.0.1;Port=1;Username=u;Database=d");

        Assert.Contains("No PostgreSQL server answers at 127.0.0.1:1.", refusal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var refusal = await RefusalAsync("Host=no-such-host.invalid;Username=u;Database=d");

        Assert.Contains("No PostgreSQL server answers at no-such-host.invalid:5432.", refusal);
    }

    [Theory]
    [InlineData("Host=localhost;Colour=blue")]
    [InlineData("postgres://localhost/shop")]
    [InlineData("Host=localhost;Port=many")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_with_an_example(
        string unreadable
    )
    {
        Assert.Contains("It looks like this: Host=", await RefusalAsync(unreadable));
    }

    private static async Task<string> RefusalAsync(string connectionString) =>
        (
            await Assert.ThrowsAsync<CannotStartException>(() =>
                ServerReach.EnsureAsync(connectionString, default)
            )
        ).Message;

    private static string With(TestShop shop, Action<NpgsqlConnectionStringBuilder> change)
    {
        var target = new NpgsqlConnectionStringBuilder(shop.ConnectionString) { Pooling = false };
        change(target);
        return target.ConnectionString;
    }
}
