using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Saves what a context tracks.</summary>
internal sealed class Save(DbContext db, IReadOnlyList<TypedIn> forms)
{
    private readonly Rulebook rulebook = db.GetService<Rulebook>();
    private readonly FieldMap fields = new(forms);

    public async Task<SaveOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var write = new Write(db, rulebook);
        var failure = await write.TryAsync(
            () => db.SaveChangesAsync(cancellationToken),
            cancellationToken
        );
        return failure is null
            ? new SaveOutcome.Saved()
            : await write.AnswerAsync(
                failure,
                () => ExplainAsync(failure, cancellationToken),
                cancellationToken
            );
    }

    private async Task<SaveOutcome?> ExplainAsync(
        Failure failure,
        CancellationToken cancellationToken
    ) =>
        failure.Kind == FailureKind.Stale
            ? await new StaleSave(db, fields, rulebook).CompareAsync(failure, cancellationToken)
            : await new Refusal(
                db,
                fields,
                rulebook,
                catalog => PendingRows.Of(db, catalog)
            ).ExplainAsync(failure, cancellationToken);
}
