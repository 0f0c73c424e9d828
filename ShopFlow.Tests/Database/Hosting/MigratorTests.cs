using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Hosting;

public sealed class MigratorTests
{
    [Fact]
    public async Task Every_migration_goes_down_and_up_again()
    {
        await using var shop = await TestShop.CreateAsync();
        var migrator = new Migrator(shop.ConnectionString);
        var all = (await migrator.StateAsync(default)).Applied;

        var down = await migrator.DownAsync(steps: null, default);
        Assert.False(await migrator.IsCurrentAsync(default));
        var up = await migrator.UpAsync(steps: null, default);

        Assert.Equal(all.Reverse(), down.Select(step => step.Name));
        Assert.Equal(all, up.Select(step => step.Name));
        Assert.True(await migrator.IsCurrentAsync(default));
    }

    [Fact]
    public async Task One_step_down_reverts_only_the_last_migration()
    {
        await using var shop = await TestShop.CreateAsync();
        var migrator = new Migrator(shop.ConnectionString);
        var all = (await migrator.StateAsync(default)).Applied;

        var step = Assert.Single(await migrator.DownAsync(1, default));

        Assert.Equal(all[^1], step.Name);
        Assert.Equal([all[^1]], (await migrator.StateAsync(default)).Pending);
    }

    [Fact]
    public async Task An_empty_database_is_not_current()
    {
        var empty = await TestServer.EmptyAsync();

        Assert.False(await new Migrator(empty).IsCurrentAsync(default));
        await TestServer.DropAsync(empty);
    }

    [Fact]
    public async Task A_user_who_may_not_change_the_schema_is_told_so()
    {
        await using var shop = await TestShop.CreateAsync();
        await new Migrator(shop.ConnectionString).DownAsync(1, default);
        await using var guest = await Guest.CreateAsync(shop);
        await shop.ExecuteAsync($"""GRANT SELECT ON "__EFMigrationsHistory" TO {guest.Name}""");
        var target = new NpgsqlConnectionStringBuilder(shop.ConnectionString) { Pooling = false };
        guest.SignIn(target);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            new Migrator(target.ConnectionString).UpAsync(null, default)
        );

        Assert.Contains("may not change the schema", refusal.Message);
        await shop.ExecuteAsync($"DROP OWNED BY {guest.Name}");
    }
}
