using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data;
using ShopFlow.Data.Seeding;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Migrations;

public sealed class StepsTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private List<string> steps = null!;

    [Fact]
    public async Task Every_step_down_restores_the_earlier_schema_and_can_be_repeated_upwards()
    {
        var before = new List<List<string>>();
        await GoAsync(Migration.InitialDatabase);
        foreach (var step in steps)
        {
            before.Add(await SchemaAsync());
            await GoAsync(step);
        }

        var top = await SchemaAsync();
        await LoadAsync();
        foreach (var step in Enumerable.Range(0, steps.Count).Reverse())
        {
            await GoAsync(step == 0 ? Migration.InitialDatabase : steps[step - 1]);
            Assert.Equal(before[step], await SchemaAsync());
        }

        foreach (var step in steps)
        {
            await GoAsync(step);
        }

        Assert.Equal(top, await SchemaAsync());
    }

    [Fact]
    public async Task No_step_after_the_first_loses_the_articles_data()
    {
        await LoadAsync();
        var data = await Schema.DataAsync(shop.ConnectionString);
        foreach (var step in steps.SkipLast(1).Reverse().Concat(steps.Skip(1)))
        {
            await GoAsync(step);
            Assert.Equal(data, await Schema.DataAsync(shop.ConnectionString));
        }
    }

    [Fact]
    public async Task After_the_last_step_down_nothing_is_left_and_all_steps_can_be_applied_again()
    {
        await LoadAsync();
        await GoAsync(Migration.InitialDatabase);
        Assert.Empty(await Schema.ColumnsAsync(shop.ConnectionString));

        await GoAsync(steps[^1]);
        Assert.True(await DemoShop.IsEmptyAsync(shop.ConnectionString, CancellationToken.None));
        await LoadAsync();
    }

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await using var db = shop.CreateDbContext();
        steps = [.. db.Database.GetMigrations()];
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private Task LoadAsync() =>
        DemoShop.LoadAsync(shop.ConnectionString, TimeProvider.System, CancellationToken.None);

    private Task<List<string>> SchemaAsync() => Schema.EverythingAsync(shop.ConnectionString);

    private async Task GoAsync(string step)
    {
        await using var db = new ShopFlowDbContext(
            new DbContextOptionsBuilder<ShopFlowDbContext>()
                .UseNpgsql(shop.ConnectionString)
                .Options
        );
        await db.GetService<IMigrator>().MigrateAsync(step);
    }
}
