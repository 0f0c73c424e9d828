using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

public sealed class MigrateCommandTests
{
    [Fact]
    public async Task Status_lists_what_is_applied_and_what_is_pending()
    {
        await using var shop = await TestShop.CreateAsync();
        var step = Assert.Single(await new Migrator(shop.ConnectionString).DownAsync(1, default));

        var lines = await MigrateAsync(shop, "status");

        Assert.Contains($"pending  {step.Name}", lines);
        Assert.EndsWith("1 pending.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_and_up_report_each_migration_and_how_many_are_left()
    {
        await using var shop = await TestShop.CreateAsync();
        var all = (await new Migrator(shop.ConnectionString).StateAsync(default)).Applied;

        var down = await MigrateAsync(shop, "down");
        var up = await MigrateAsync(shop, "up");

        Assert.StartsWith($"taken back  {all[^1]}  ", down[0], StringComparison.Ordinal);
        Assert.EndsWith("No migration is still applied.", down[^1], StringComparison.Ordinal);
        Assert.StartsWith($"applied  {all[0]}  ", up[0], StringComparison.Ordinal);
        Assert.EndsWith("No migration is pending.", up[^1], StringComparison.Ordinal);
        Assert.Equal(all.Count + 1, up.Length);
    }

    [Fact]
    public async Task A_shop_with_data_is_migrated_down_completely_only_with_yes()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            "INSERT INTO users (name, email) VALUES ('Ann', 'ann@example.com')"
        );

        var refused = await RunAsync(shop, "down");
        var down = await MigrateAsync(shop, "down", "--yes");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Add --yes", refused.Errors, StringComparison.Ordinal);
        Assert.EndsWith("No migration is still applied.", down[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_step_moves_one_migration()
    {
        await using var shop = await TestShop.CreateAsync();

        Assert.StartsWith(
            "1 migration taken back in ",
            (await MigrateAsync(shop, "down", "1"))[^1],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "1 migration applied in ",
            (await MigrateAsync(shop, "up", "1"))[^1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("No migration is pending, so 1 cannot be applied.", "up", "1")]
    [InlineData("so 99 cannot be taken back.", "down", "99")]
    [InlineData("The number of migrations must be 1 or more.", "down", "0")]
    public async Task Invalid_arguments_are_refused_in_one_line(
        string sentence,
        string direction,
        string steps
    )
    {
        await using var shop = await TestShop.CreateAsync();

        var (exitCode, _, errors) = await RunAsync(shop, direction, steps);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, errors);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private static async Task<string[]> MigrateAsync(TestShop shop, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(shop, arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.Trim().Split('\n');
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        TestShop shop,
        params string[] arguments
    ) =>
        ShopFlowProcess.RunAsync(
            [("ConnectionStrings__ShopFlow", shop.ConnectionString)],
            ["migrate", .. arguments]
        );
}
