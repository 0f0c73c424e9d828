using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Saves what a context tracks.</summary>
internal sealed class Save(DbContext db, IReadOnlyList<TypedIn> forms)
{
    private readonly Rulebook rulebook = db.GetService<Rulebook>();
    private readonly FieldMap fields = new(forms);

    public async Task<SaveOutcome> RunAsync(CancellationToken cancellationToken) =>
        await new Write(db, rulebook).RunAsync(
            () => db.SaveChangesAsync(cancellationToken),
            failure => ExplainAsync(failure, cancellationToken),
            cancellationToken
        ) ?? new SaveOutcome.Saved();

    private async Task<SaveOutcome?> ExplainAsync(
        Failure failure,
        CancellationToken cancellationToken
    ) =>
        failure.Kind == FailureKind.Stale
            ? await new StaleSave(db, fields, rulebook).CompareAsync(failure, cancellationToken)
            : await new ViolationReport(
                db,
                fields,
                rulebook,
                catalog => PendingRows.Of(db, catalog)
            ).ExplainAsync(failure, cancellationToken);
}
