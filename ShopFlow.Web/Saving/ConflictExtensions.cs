using ShopFlow.Data;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Saving;

internal static class ConflictExtensions
{
    /// <summary>Adds who was first. A conflict without names is better than none.</summary>
    public static async Task<SaveOutcome.Conflict> WithNamesAsync(
        this SaveOutcome.Conflict conflict,
        ShopFlowDbContext db,
        object row,
        CancellationToken cancellationToken
    )
    {
        List<string> properties = [.. conflict.Fields.Select(field => field.Property).Distinct()];
        IReadOnlyDictionary<string, LatestChange>? latest = null;
        await DatabaseTrouble.StopsAsync(async () =>
            latest = await db.LatestChangesAsync(row, properties, cancellationToken)
        );
        return conflict with
        {
            Fields =
            [
                .. conflict.Fields.Select(field =>
                    field with
                    {
                        By = latest?.GetValueOrDefault(field.Property),
                    }
                ),
            ],
        };
    }
}
