using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Deletes a row by its key. If its children were loaded, EF would refuse before asking the database.
/// </summary>
internal sealed class Deletion(DbContext db, Target target)
{
    private readonly Rulebook rulebook = db.GetService<Rulebook>();

    public async Task<SaveOutcome> RunAsync(CancellationToken cancellationToken)
    {
        object? deleted = null;
        return await new Write(db, rulebook).RunAsync(
                async () => deleted = await DeleteAsync(cancellationToken),
                failure => ExplainAsync(failure, cancellationToken),
                cancellationToken
            ) ?? (deleted is null ? new SaveOutcome.Gone() : new SaveOutcome.Saved());
    }

    public async Task<DeletePreview> PreviewAsync(CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        return await PreviewAsync(session, catalog, cancellationToken);
    }

    private Task<object?> DeleteAsync(CancellationToken cancellationToken) =>
        DirectCommand.ScalarAsync(
            db,
            $"DELETE FROM {target.Name} WHERE {target.IsKey(0)} RETURNING 1",
            target.KeyParameters,
            cancellationToken
        );

    private async Task<SaveOutcome?> ExplainAsync(
        Failure failure,
        CancellationToken cancellationToken
    )
    {
        await using var session = await Session.OpenAsync(db, cancellationToken);
        var catalog = await rulebook.RevalidateAsync(session.Connection, cancellationToken);
        var preview = await PreviewAsync(session, catalog, cancellationToken);
        if (new ServerErrorMatch(catalog, failure.Verdict!).Rule is not { } rule)
        {
            return null;
        }

        rulebook.Log.Refused([rule.Key]);
        return preview.Blockers.Count > 0 ? new SaveOutcome.Blocked(preview)
            : IsBlocked(failure.Verdict!)
                ? new SaveOutcome.Blocked(preview with { Blockers = [Unseen(rule)] })
            : new SaveOutcome.Invalid([
                new(null, null, Sentence(catalog, failure.Verdict!, rule), rule.Key),
            ]);
    }

    private static bool IsBlocked(ServerError verdict) =>
        verdict.SqlState
            is PostgresErrorCodes.ForeignKeyViolation
                or PostgresErrorCodes.RestrictViolation;

    /// <summary>Rows that this role can't see, or that are gone by now, are reported without a count.</summary>
    private Reference Unseen(CatalogRule rule) =>
        new(
            rule.Key,
            rule.Key.Schema,
            rule.Key.Table,
            rule.Columns is [var column, ..] ? column : "",
            target.Key,
            0
        );

    private string Sentence(ConstraintCatalog catalog, ServerError verdict, CatalogRule rule) =>
        rulebook
            .Messages.Sentence(new ServerErrorMatch(catalog, verdict).TableOrEmpty, rule, new())
            .Text;

    private async Task<DeletePreview> PreviewAsync(
        Session session,
        ConstraintCatalog catalog,
        CancellationToken cancellationToken
    ) =>
        target.Table(catalog) is { } table
            ? await new References(catalog).OfAsync(
                session.Connection,
                target.Row(table, []),
                cancellationToken
            )
            : new([], []);
}
