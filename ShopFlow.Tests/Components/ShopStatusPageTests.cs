using Bunit;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Status;

namespace ShopFlow.Tests.Components;

public sealed class ShopStatusPageTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopComponents components = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        components = new(shop);
    }

    [Fact]
    public void The_servers_and_the_tables_are_told()
    {
        var page = Open();

        Assert.Contains("Round trip", page.Markup, StringComparison.Ordinal);
        Assert.Contains("shopflow.activity", page.Markup, StringComparison.Ordinal);
        Assert.Contains("pg_stat_statements to its setting", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_open_it_follows_by_itself()
    {
        var page = Open();
        await shop.ExecuteAsync("CREATE TABLE newcomer (id int, filler text); ANALYZE");
        await shop.ExecuteAsync(
            "INSERT INTO newcomer SELECT i, repeat('x', 200) FROM generate_series(1, 5000) i"
        );

        components.Clock.Advance(TimeSpan.FromSeconds(10));

        page.WaitForAssertion(() =>
            Assert.Contains("newcomer", page.Markup, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_the_database_it_says_so_and_keeps_what_it_knew()
    {
        var page = Open();

        await TestServer.DropAsync(shop.ConnectionString);
        page.Find("button").Click();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Contains("This web server", page.Markup, StringComparison.Ordinal);
        Assert.Contains("shopflow.activity", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_never_answered_leaves_the_web_server_to_tell()
    {
        using var lost = new ShopComponents();

        var page = lost.Render<ShopStatusPage>();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Contains("Open pages", page.Markup, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await components.DisposeAsync();
        await shop.DisposeAsync();
    }

    private IRenderedComponent<ShopStatusPage> Open()
    {
        var page = components.Render<ShopStatusPage>();
        page.WaitForElement("table");
        return page;
    }
}
