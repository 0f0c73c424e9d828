using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints;

public static class SaveExtensions
{
    /// <summary>Saves, with messages at the entities' own properties.</summary>
    public static Task<SaveOutcome> SaveAsync(
        this DbContext db,
        CancellationToken cancellationToken = default
    ) => db.SaveAsync([], cancellationToken);

    /// <summary>
    /// Saves, with messages at the fields of the forms that the entities were typed in; messages for what no form shows
    /// go above the form. A save that succeeds costs nothing extra. After a refusal the context can be corrected and
    /// saved again.
    /// </summary>
    public static Task<SaveOutcome> SaveAsync(
        this DbContext db,
        IReadOnlyList<TypedIn> forms,
        CancellationToken cancellationToken = default
    ) => SaveMeter.WatchAsync("save", () => new Save(db, forms).RunAsync(cancellationToken));

    /// <summary>What a failed server or connection means for a write that hadn't started.</summary>
    public static SaveOutcome OutcomeBeforeWriting(Exception failure) =>
        FailureReader.Read(failure, WriteStage.Waiting, CancellationToken.None)?.Hindrance
        ?? new SaveOutcome.Unreachable(MayHaveSaved: false);

    /// <summary>Deletes a row by its key. If other rows prevent it, the outcome counts them.</summary>
    /// <param name="key">An array if the key has several columns.</param>
    public static Task<SaveOutcome> DeleteAsync<TEntity>(
        this DbContext db,
        object key,
        CancellationToken cancellationToken = default
    )
        where TEntity : class =>
        SaveMeter.WatchAsync(
            "delete",
            () => new Deletion(db, Target.Of<TEntity>(db, key)).RunAsync(cancellationToken)
        );

    /// <summary>What would block a deletion, and what would be deleted along with the row.</summary>
    public static Task<DeletePreview> PreviewDeleteAsync<TEntity>(
        this DbContext db,
        object key,
        CancellationToken cancellationToken = default
    )
        where TEntity : class =>
        new Deletion(db, Target.Of<TEntity>(db, key)).PreviewAsync(cancellationToken);

    /// <summary>Adds to a column in one relative UPDATE. Messages go to the form's property of the same name.</summary>
    public static Task<Increment> IncrementAsync<TEntity>(
        this DbContext db,
        object key,
        Expression<Func<TEntity, int>> column,
        int by,
        object form,
        CancellationToken cancellationToken = default
    )
        where TEntity : class
    {
        var name = ((MemberExpression)column.Body).Member.Name;
        var property = db.Model.FindEntityType(typeof(TEntity))!.GetProperty(name);
        var increment = new Incrementation(db, Target.Of<TEntity>(db, key), property, by, form);
        return SaveMeter.WatchAsync(
            "increment",
            () => increment.RunAsync(cancellationToken),
            result => result.Outcome
        );
    }
}
