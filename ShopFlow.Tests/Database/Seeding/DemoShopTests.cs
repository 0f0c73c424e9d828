using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Seeding;
using ShopFlow.Data.Users;

namespace ShopFlow.Tests.Database.Seeding;

public sealed class DemoShopTests(DemoShopFixture demo)
    : IClassFixture<DemoShopFixture>,
        IAsyncLifetime
{
    private readonly ShopFlowDbContext db = demo.CreateDbContext();

    [Fact]
    public async Task The_demo_shop_has_the_size_of_a_small_shop()
    {
        Assert.Equal(600, await db.Users.CountAsync());
        Assert.Equal(500, await db.Products.CountAsync());
        Assert.Equal(3_000, await db.Orders.CountAsync());
        Assert.InRange(await db.OrderItems.CountAsync(), 6_000, 7_000);
        Assert.InRange(await db.Reviews.CountAsync(), 1_000, 2_500);
    }

    [Fact]
    public async Task Every_quantity_and_price_comes_from_the_file()
    {
        var sold = await db
            .OrderItems.Select(item => new { item.Quantity, item.PriceAtPurchase })
            .ToListAsync();

        Assert.Equal(
            Lines().Select(line => (Math.Abs(line.Quantity), line.Price)).Order(),
            sold.Select(item => (item.Quantity, item.PriceAtPurchase)).Order()
        );
    }

    [Fact]
    public async Task Every_products_revenue_matches_the_file()
    {
        var earned = await db
            .Products.Select(product =>
                product.OrderItems.Sum(item => item.Quantity * item.PriceAtPurchase)
            )
            .ToListAsync();

        Assert.Equal(
            Lines()
                .GroupBy(line => line.Code)
                .Select(sold => sold.Sum(line => Math.Abs(line.Quantity) * line.Price))
                .Order(),
            earned.Order()
        );
    }

    [Fact]
    public async Task The_newest_order_is_a_few_minutes_old()
    {
        var newest = await db.Orders.MaxAsync(order => order.CreatedAt);

        Assert.Equal(new DateTimeOffset(2027, 3, 17, 14, 19, 0, TimeSpan.Zero), newest);
    }

    [Fact]
    public async Task Orders_keep_their_original_weekday_and_time_of_day()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var moved = await db
            .Orders.OrderBy(order => order.Id)
            .Select(order => order.CreatedAt)
            .ToListAsync();
        var times = Lines()
            .GroupBy(line => line.Invoice)
            .Select(invoice => Week(invoice.Min(line => line.At)))
            .ToHashSet();

        Assert.All(
            moved.SkipLast(1),
            at => Assert.Contains(Week(TimeZoneInfo.ConvertTime(at, london).DateTime), times)
        );
    }

    [Fact]
    public async Task Orders_come_after_their_users_and_products_and_nothing_is_in_the_future()
    {
        Assert.False(await db.Orders.AnyAsync(order => order.CreatedAt < order.User.CreatedAt));
        Assert.False(
            await db.OrderItems.AnyAsync(item => item.Order.CreatedAt < item.Product.CreatedAt)
        );
        Assert.False(await db.Reviews.AnyAsync(review => review.CreatedAt > DemoShopFixture.Now));
        Assert.False(await db.Orders.AnyAsync(order => order.CreatedAt > DemoShopFixture.Now));
    }

    [Fact]
    public async Task Reviews_are_written_by_people_who_already_bought_the_product()
    {
        Assert.False(
            await db.Reviews.AnyAsync(review =>
                !review.User.Orders.Any(order =>
                    order.CreatedAt < review.CreatedAt
                    && order.Items.Any(item => item.ProductId == review.ProductId)
                )
            )
        );
    }

    [Fact]
    public async Task Most_ratings_are_good_and_all_five_occur()
    {
        var ratings = await db
            .Reviews.GroupBy(review => review.Rating)
            .ToDictionaryAsync(same => same.Key, same => same.Count());

        Assert.Equal<short>([1, 2, 3, 4, 5], ratings.Keys.Order());
        Assert.True(ratings[5] > ratings[4] && ratings[4] > ratings[3] && ratings[3] > ratings[1]);
    }

    [Fact]
    public async Task Only_recent_orders_are_pending_and_most_older_ones_are_shipped()
    {
        var waiting = await db
            .Orders.Where(order => order.Status == "pending")
            .MinAsync(order => order.CreatedAt);
        var statuses = await db
            .Orders.GroupBy(order => order.Status)
            .ToDictionaryAsync(same => same.Key, same => same.Count());

        Assert.InRange(waiting, DemoShopFixture.Now.AddDays(-8), DemoShopFixture.Now);
        Assert.Equal(["cancelled", "pending", "refunded", "shipped"], statuses.Keys.Order());
        Assert.True(statuses["shipped"] > 2_500);
    }

    [Fact]
    public async Task Cancelled_invoices_become_cancelled_or_refunded_orders()
    {
        var givenBack = await db.Orders.CountAsync(order =>
            order.Status == "cancelled" || order.Status == "refunded"
        );

        Assert.Equal(
            Lines()
                .Where(line => line.Invoice.StartsWith('C'))
                .DistinctBy(line => line.Invoice)
                .Count(),
            givenBack
        );
    }

    [Fact]
    public async Task Some_products_are_low_in_stock_and_some_are_sold_out()
    {
        Assert.InRange(await db.Products.CountAsync(product => product.StockQuantity == 0), 5, 50);
        Assert.InRange(
            await db.Products.CountAsync(product =>
                product.StockQuantity > 0 && product.StockQuantity < 10
            ),
            20,
            100
        );
    }

    [Fact]
    public async Task Products_have_tidy_names_and_about_a_dozen_categories()
    {
        var names = await db.Products.Select(product => product.Name).ToListAsync();
        var categories = await db
            .Products.GroupBy(product => product.Category)
            .Select(same => same.Count())
            .ToListAsync();

        Assert.Contains("White Hanging Heart T-Light Holder", names);
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.DoesNotContain(
            names,
            name => name != name.Trim() || name.Contains("  ") || !name.Any(char.IsLower)
        );
        Assert.InRange(categories.Count, 10, 15);
        Assert.All(categories, products => Assert.InRange(products, 8, 110));
    }

    [Fact]
    public async Task Email_addresses_are_all_at_example_domains()
    {
        var addresses = await db.Users.Select(user => user.Email).ToListAsync();

        Assert.All(
            addresses,
            address => Assert.Matches(@"^[a-z]+\.[a-z]+\d*@example\.(com|org|net)$", address)
        );
    }

    [Fact]
    public async Task A_user_can_be_added_after_the_demo_was_loaded()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var user = new User { Name = "Ada Byron", Email = "ada@example.com" };
        db.Add(user);
        await db.SaveChangesAsync();

        Assert.Equal(601, user.Id);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await db.DisposeAsync();

    private static (DayOfWeek, TimeSpan) Week(DateTime at) => (at.DayOfWeek, at.TimeOfDay);

    private static List<Line> Lines()
    {
        using var file = typeof(DemoShop).Assembly.GetManifestResourceStream(
            typeof(DemoShop),
            "online-retail.csv"
        );
        using var csv = CsvReader.Create(file!);
        var lines = new List<Line>();
        while (csv.Read())
        {
            lines.Add(
                new(
                    csv.GetString("InvoiceNo"),
                    csv.GetString("StockCode"),
                    csv.Parse<int>("Quantity"),
                    csv.Parse<DateTime>("InvoiceDate"),
                    csv.Parse<decimal>("UnitPrice")
                )
            );
        }

        return lines;
    }

    private sealed record Line(
        string Invoice,
        string Code,
        int Quantity,
        DateTime At,
        decimal Price
    );
}
