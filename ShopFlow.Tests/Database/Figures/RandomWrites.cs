namespace ShopFlow.Tests.Database.Figures;

/// <summary>Writes to a crowded shop, each in its own transaction.</summary>
internal static class RandomWrites
{
    private static readonly string[] Statuses = ["pending", "shipped", "cancelled", "refunded"];

    public static string ByTheProgram(Random random)
    {
        var (order, product, user) = (random.Next(1, 12), random.Next(1, 7), random.Next(1, 5));
        var line = $"order_id = {order} and product_id = {product}";
        return random.Next(9) switch
        {
            0 or 1 => NewOrder(random, user),
            2 or 3 => $"update orders set status = '{Status(random)}' where id = {order}",
            4 =>
                $"insert into order_items (order_id, product_id, quantity, price_at_purchase) values ({order}, {product}, {random.Next(1, 9)}, {product}.25)",
            5 =>
                $"update order_items set quantity = {random.Next(1, 9)}, product_id = {random.Next(1, 7)} where {line}",
            6 => $"delete from order_items where {line}",
            7 => $"delete from orders where id = {order} and id % 3 = 0",
            _ => Review(random, user, product),
        };
    }

    /// <summary>Statements over many rows of any kind, and several statements in any order.</summary>
    public static string ByHand(Random random)
    {
        var (one, other) = (random.Next(1, 12), random.Next(1, 12));
        return random.Next(9) switch
        {
            0 => $"update orders set status = '{Status(random)}' where id % 5 = {one % 5}",
            7 =>
                $"update orders set created_at = created_at - interval '1 day' where id in ({one}, {other})",
            1 => $"update orders set user_id = {one % 5 + 1} where id in ({one}, {other})",
            2 => $"update order_items set order_id = {one} where order_id = {other}",
            3 =>
                $"update order_items set quantity = quantity % 7 + 1 where product_id % 4 = {one % 4}",
            4 => $"delete from order_items where order_id between {one} and {other}",
            5 =>
                $"begin; {ByTheProgram(random)}; {ByTheProgram(random)}; {(one % 2 == 0 ? "commit" : "rollback")}",
            6 when one == other => "truncate order_items",
            6 => $"update reviews set product_id = {one}, rating = 3 where id = {other}",
            _ =>
                $"insert into order_items (order_id, product_id, quantity, price_at_purchase) select {one}, p, 2, 1.10 from generate_series(1, 20) p on conflict do nothing",
        };
    }

    private static string Status(Random random) => Statuses[random.Next(Statuses.Length)];

    private static string NewOrder(Random random, int user) =>
        $"begin; insert into orders (user_id) values ({user});"
        + string.Concat(
            Enumerable
                .Range(1, 6)
                .Where(_ => random.Next(2) == 0)
                .Select(product =>
                    $"insert into order_items (order_id, product_id, quantity, price_at_purchase) values (currval('orders_id_seq'), {product}, 2, 1.05);"
                )
        )
        + "commit";

    private static string Review(Random random, int user, int product) =>
        random.Next(3) switch
        {
            0 =>
                $"insert into reviews (user_id, product_id, rating) values ({user}, {product}, {random.Next(1, 6)}) on conflict do nothing",
            1 =>
                $"update reviews set rating = {random.Next(1, 6)} where user_id = {user} and product_id = {product}",
            _ => $"delete from reviews where user_id = {user} and product_id = {product}",
        };
}
