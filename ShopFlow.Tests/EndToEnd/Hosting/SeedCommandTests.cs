using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

public sealed class SeedCommandTests
{
    [Fact]
    public async Task Seed_fills_an_empty_shop_once_and_then_says_how_to_fill_another()
    {
        await using var shop = await TestShop.CreateAsync();

        var (exitCode, output, errors) = await RunAsync(shop, "--scale", "0.01");
        var again = await RunAsync(shop, "--scale", "0.01");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("order_items ", output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains(
            "or a new folder for the private server",
            again.Errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("The scale must be a number from 0.01 to 100.", "--scale", "1000")]
    [InlineData("The scale must be a number from 0.01 to 100.", "--scale", "big")]
    [InlineData("Write the day like 2027-02-28.", "--until", "yesterday")]
    public async Task Invalid_arguments_are_refused_in_one_line(
        string sentence,
        params string[] arguments
    )
    {
        await using var shop = await TestShop.CreateAsync();

        var (exitCode, _, errors) = await RunAsync(shop, arguments);

        Assert.Equal(1, exitCode);
        Assert.Equal(sentence, errors.Trim());
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        TestShop shop,
        params string[] arguments
    ) =>
        ShopFlowProcess.RunAsync(
            [("ConnectionStrings__ShopFlow", shop.ConnectionString)],
            ["seed", .. arguments]
        );
}
