using Npgsql;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;

namespace ShopFlow.Data.Seeding;

/// <summary>A year of a real shop, ending now. The same clock gives the same shop.</summary>
public sealed class DemoShop
{
    private DemoShop(TimeProvider clock)
    {
        var sales = SalesFile.Read();
        var categories = DemoCategories.Read();
        var calendar = new DemoCalendar(clock, sales.Max(sale => sale.At));
        DateTimeOffset SoldAt(Sale sale) => calendar.Move(sale.At);

        var users = DemoUsers.From(sales, SoldAt);
        var products = DemoProducts.From(sales, categories, SoldAt);
        Users = [.. users.Values];
        Products = [.. products.Values];
        Orders = DemoOrders.From(sales, calendar, users, products);
        Reviews = DemoReviews.From(Orders, categories, calendar.Now);
    }

    internal List<User> Users { get; }
    internal List<Product> Products { get; }
    internal List<Order> Orders { get; }
    internal List<Review> Reviews { get; }

    public static async Task<bool> IsEmptyAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return await DemoCopy.IsEmptyAsync(connection, cancellationToken);
    }

    /// <summary>Fills an empty, migrated database: everything or nothing.</summary>
    /// <exception cref="InvalidOperationException">The shop already has users, products or orders.</exception>
    public static async Task LoadAsync(
        string connectionString,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LoadAsync(connection, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>As part of the connection's open transaction.</summary>
    public static async Task LoadAsync(
        NpgsqlConnection connection,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) => await DemoCopy.WriteAsync(connection, new DemoShop(clock), cancellationToken);
}
