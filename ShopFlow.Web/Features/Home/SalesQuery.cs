using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Home;

/// <summary>What was sold in a period, from the stored figures.</summary>
internal sealed class SalesQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ShopFormat shop,
    TimeProvider time
)
{
    public async Task<Sales> ReadAsync(
        SalesPeriod period,
        CancellationToken cancellationToken = default
    )
    {
        var now = time.GetUtcNow();
        var steps = period.Steps(shop, now);
        var points = await PointsAsync(
            [.. period.StepsBefore(shop, now), .. steps],
            cancellationToken
        );
        return new(period.Days, points[^steps.Length..], points[..^steps.Length]);
    }

    private async Task<SalesPoint[]> PointsAsync(
        Stretch[] steps,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset[] starts = [.. steps.Select(step => step.From)];
        DateTimeOffset[] ends = [.. steps.Select(step => step.To)];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return
        [
            .. await db
                .Database.SqlQuery<SalesPoint>(
                    $"""
                    SELECT d.starts AS "At", s."Orders", s."Net", s."Units"
                    FROM unnest({starts}, {ends}) WITH ORDINALITY AS d (starts, ends, place)
                    CROSS JOIN LATERAL (
                        SELECT count(*)::int AS "Orders", coalesce(sum(total), 0) AS "Net",
                            coalesce(sum(units), 0)::bigint AS "Units"
                        FROM shopflow.order_figures WHERE is_sale AND placed >= d.starts AND placed < d.ends
                    ) s
                    ORDER BY d.place
                    """
                )
                .ToListAsync(cancellationToken),
        ];
    }
}
