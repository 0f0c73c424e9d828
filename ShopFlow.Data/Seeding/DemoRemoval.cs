using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Seeding;

/// <param name="Table">The database table.</param>
/// <param name="Staying">Demo rows that something the team added still needs.</param>
public sealed record DemoCount(string Table, int Going, int Staying);

/// <summary>Removes the demo shop, and keeps everything the team added and what that refers to.</summary>
public sealed class DemoRemoval(ShopFlowDbContext db)
{
    private static readonly string Going = EmbeddedFile.Text(typeof(DemoRemoval), "demo-going.sql");

    private static readonly string Preview = $"""
        WITH going AS ({Going})
        SELECT d.table_name AS "Table", g.count AS "Going", CASE d.table_name
            WHEN 'users' THEN (SELECT count(*) FROM users WHERE id <= d.last_id)
            WHEN 'products' THEN (SELECT count(*) FROM products WHERE id <= d.last_id)
            WHEN 'orders' THEN (SELECT count(*) FROM orders WHERE id <= d.last_id)
            WHEN 'order_items' THEN (SELECT count(*) FROM order_items WHERE id <= d.last_id)
            WHEN 'reviews' THEN (SELECT count(*) FROM reviews WHERE id <= d.last_id)
        END::int - g.count AS "Staying"
        FROM shopflow.demo_rows d
        CROSS JOIN LATERAL (SELECT count(*)::int FROM going WHERE going.table_name = d.table_name) g
        ORDER BY array_position(ARRAY['orders', 'order_items', 'products', 'users', 'reviews'], d.table_name)
        """;

    private static readonly string Removal = $"""
        LOCK TABLE users, products, orders, order_items, reviews IN SHARE ROW EXCLUSIVE MODE;
        CREATE TEMPORARY TABLE going ON COMMIT DROP AS {Going};
        DELETE FROM reviews WHERE id IN (SELECT id FROM going WHERE table_name = 'reviews');
        DELETE FROM order_items WHERE id IN (SELECT id FROM going WHERE table_name = 'order_items');
        DELETE FROM orders WHERE id IN (SELECT id FROM going WHERE table_name = 'orders');
        DELETE FROM products WHERE id IN (SELECT id FROM going WHERE table_name = 'products');
        DELETE FROM users WHERE id IN (SELECT id FROM going WHERE table_name = 'users');
        DELETE FROM shopflow.demo_rows;
        """;

    /// <summary>In menu order; empty if there is no demo shop (any more).</summary>
    public async Task<IReadOnlyList<DemoCount>> PreviewAsync(CancellationToken cancellationToken) =>
        await db.Database.SqlQueryRaw<DemoCount>(Preview).ToListAsync(cancellationToken);

    /// <summary>Everything or nothing, in one transaction.</summary>
    public async Task<SaveOutcome> RunAsync(CancellationToken cancellationToken) =>
        await new Write(db, db.GetService<Rulebook>()).RunAsync(
            () => RemoveAsync(cancellationToken),
            // A table that somebody added next to the shop's own refers to a demo row.
            _ => Task.FromResult<SaveOutcome?>(new SaveOutcome.Blocked(new([], []))),
            cancellationToken
        )
        ?? new SaveOutcome.Saved();

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Removal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
