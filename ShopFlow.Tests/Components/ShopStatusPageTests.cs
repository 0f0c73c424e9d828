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
    public void The_page_shows_the_servers_and_the_tables()
    {
        var page = Open();

        Assert.Contains("Round trip", page.Markup, StringComparison.Ordinal);
        Assert.Contains("shopflow.activity", page.Markup, StringComparison.Ordinal);
        Assert.Contains("pg_stat_statements to its setting", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_refreshes_by_itself_while_it_is_open()
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
    public async Task If_the_database_is_lost_the_page_says_so_and_keeps_the_last_values()
    {
        var page = Open();

        await TestServer.DropAsync(shop.ConnectionString);
        page.Find("button").Click();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Contains("This web server", page.Markup, StringComparison.Ordinal);
        Assert.Contains("shopflow.activity", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void If_the_database_never_answered_the_page_shows_only_the_web_server()
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
