using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>
/// A shop with more than two pages in every list, many ties, and products that nobody rated or bought.
/// </summary>
internal static class CrowdedShop
{
    public const int Users = 130;
    public const int Products = 120;
    public const int Orders = 140;

    public static async Task<TestShop> CreateAsync(SentCommands? commands = null)
    {
        var shop = await TestShop.CreateAsync(services => commands?.Listen(services));
        await shop.ExecuteAsync(
            $"""
            insert into users (name, email, created_at)
            select 'User ' || n % 7, 'user' || n || '@example.com', timestamptz '2026-11-01Z' + n % 5 * interval '1 hour'
            from generate_series(1, {Users}) n;

            insert into products (name, category, price, stock_quantity, created_at)
            select 'Product ' || n % 11, 'Category ' || n % 3, n % 4 + 0.5, n % 6, timestamptz '2026-11-01Z'
            from generate_series(1, {Products}) n;

            insert into orders (user_id, status, created_at)
            select n % 40 + 1, (array['pending', 'shipped', 'cancelled', 'refunded'])[n % 4 + 1],
                timestamptz '2026-11-01Z' + n % 6 * interval '1 day'
            from generate_series(1, {Orders}) n;

            insert into order_items (order_id, product_id, quantity, price_at_purchase)
            select o, (o + i) % 60 + 1, i + 1, 1.25 * i
            from generate_series(1, {Orders - 10}) o, generate_series(0, 1) i;

            insert into reviews (user_id, product_id, rating, content)
            select n, n % 50 + 1, n % 5 + 1, case when n % 3 > 0 then 'Text ' || n % 4 end
            from generate_series(1, {Users}) n;

            analyze;
            """
        );
        return shop;
    }
}
