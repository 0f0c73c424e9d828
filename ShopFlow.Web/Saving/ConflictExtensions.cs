using ShopFlow.Data;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Saving;

internal static class ConflictExtensions
{
    /// <summary>Somebody else's value of a field; null if the field isn't in conflict.</summary>
    public static object? Theirs(this SaveOutcome.Conflict conflict, string property) =>
        conflict.Fields.FirstOrDefault(field => field.Property == property)?.Theirs;

    /// <summary>Saves a single field: changes to other fields of the row aren't a conflict.</summary>
    public static async Task<SaveOutcome> SaveFieldAsync<TEntity>(
        this EntityForm<TEntity> form,
        string property,
        Func<Task<SaveOutcome>> save
    )
        where TEntity : class, new()
    {
        var outcome = await save();
        if (outcome is not SaveOutcome.Conflict other || other.Theirs(property) is not null)
            return outcome;

        form.Version = other.Version;
        return await save();
    }

    /// <summary>Adds who was first. If that can't be read, the conflict is shown without names.</summary>
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
