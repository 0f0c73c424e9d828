using Bunit;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Features.Home;

namespace ShopFlow.Tests.Components;

/// <summary>It is 10:30 on 20 November 2026 in Berlin.</summary>
public sealed class HomePageTests : IAsyncLifetime
{
    private readonly List<ShopComponents> opened = [];
    private TestShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        await shop.ExecuteAsync(
            """
            insert into orders (user_id, created_at) values
                (2, '2026-11-20 08:00Z'), (2, '2026-11-19 08:00Z'), (2, '2026-11-16 08:00Z');
            insert into order_items (order_id, product_id, quantity, price_at_purchase) values (2, 2, 1, 7), (3, 2, 2, 7), (4, 1, 1, 4);
            update orders set created_at = '2026-10-15 08:00Z' where id = 1;
            insert into reviews (user_id, product_id, rating, content) values (2, 2, 1, 'Came chipped');
            """
        );
    }

    [Fact]
    public void Orders_to_ship_are_grouped_by_age()
    {
        var card = Open().Find("[aria-labelledby=card-to-ship]");

        Assert.Contains("4 orders", Words(card.TextContent), StringComparison.Ordinal);
        Assert.Contains(
            "£33.50 · oldest 36 days",
            Words(card.TextContent),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["1", "1", "0", "2"],
            card.QuerySelectorAll("dd").Select(count => count.TextContent)
        );
        Assert.Equal(
            "orders?status=pending&sort=placed",
            card.QuerySelector("a[href*=sort]")!.GetAttribute("href")
        );
    }

    [Fact]
    public void The_lowest_stocks_and_the_worst_reviews_are_listed()
    {
        var page = Open();

        Assert.Equal(
            ["Jug", "Bowl"],
            page.FindAll("[aria-labelledby=card-low-stock] a.what").Select(a => a.TextContent)
        );
        Assert.Contains(
            "Came chipped",
            page.Find("[aria-labelledby=card-low-reviews]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_low_stock_shows_how_long_it_lasts_at_the_last_months_pace() =>
        Assert.Equal(
            ["30 days"],
            Open()
                .FindAll("[aria-labelledby=card-low-stock] .lasts")
                .Select(days => days.TextContent)
        );

    [Fact]
    public async Task Too_many_orders_to_ship_are_counted_without_a_total()
    {
        await shop.ExecuteAsync(
            $"insert into orders (user_id, created_at) select 2, '2026-11-20 08:00Z' from generate_series(1, {HomeQuery.MostSummed - 3})"
        );
        var card = Open().Find("[aria-labelledby=card-to-ship]");

        Assert.Contains(
            "10,001 orders oldest 36 days",
            Words(card.TextContent),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_stock_can_be_edited_in_place()
    {
        var page = Open();

        page.Find("[aria-labelledby=card-low-stock] .inline-cell")
            .TriggerEvent("oncelledit", new CellEditEventArgs());
        page.WaitForElement("[aria-labelledby=card-low-stock] input").Input("12");
        page.Find("[aria-labelledby=card-low-stock] input").KeyDown("Enter");

        page.WaitForAssertion(() =>
            Assert.Contains(
                "Saved",
                page.Find("[aria-label='Stock of Jug: 12, edit']").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Sales_are_compared_with_the_previous_period()
    {
        var page = Open();

        Assert.Equal(
            ["£25.00", "3", "£8.33", "4"],
            page.FindAll(".metrics strong").Select(number => number.TextContent)
        );
        Assert.Contains(
            "against the 30 days before",
            page.Find(".sales").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(30, page.FindAll(".sales tbody tr").Count);
    }

    [Fact]
    public async Task The_set_up_card_disappears_when_all_its_steps_are_done()
    {
        await shop.AddFirstOwnerAsync();
        var steps = Open().Find("[aria-labelledby=card-set-up]");
        Assert.Equal(
            ["Name and currency", "Invite a colleague", "Two-step sign-in"],
            steps.QuerySelectorAll("li a").Select(step => step.TextContent)
        );

        await shop.ExecuteAsync(
            """
            insert into shopflow.settings (id, name, currency, time_zone, culture, language) values (1, 'Cups', 'EUR', 'UTC', 'en-GB', 'en');
            insert into staff.members (name, role, user_name, normalized_user_name, email, normalized_email, security_stamp, two_factor_enabled)
            select 'Cora', 'staff', 'c@shop.test', 'C@SHOP.TEST', 'c@shop.test', 'C@SHOP.TEST', 'none', false;
            update staff.members set two_factor_enabled = true;
            """
        );

        Assert.Empty(Open().FindAll("[aria-labelledby=card-set-up]"));
    }

    [Fact]
    public void Only_owners_see_the_set_up_card() =>
        Assert.Empty(Open(role: StaffRole.Manager).FindAll("[aria-labelledby=card-set-up]"));

    public async Task DisposeAsync()
    {
        foreach (var components in opened)
            await components.DisposeAsync();

        await shop.DisposeAsync();
    }

    private IRenderedComponent<HomePage> Open(string role = StaffRole.Owner)
    {
        var components = new ShopComponents(shop, role);
        opened.Add(components);
        var page = components.Render<HomePage>();
        page.WaitForElement(".metrics");
        return page;
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
