using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>One write: it tries first, and looks for the reason only after a failure.</summary>
internal sealed class Write(DbContext db, Rulebook rulebook)
{
    private const int Attempts = 8;

    /// <summary>Null if the write succeeded.</summary>
    /// <param name="explain">Finds the reason in the rules; null if it can't.</param>
    public async Task<SaveOutcome?> RunAsync(
        Func<Task> write,
        Func<Failure, Task<SaveOutcome?>> explain,
        CancellationToken cancellationToken
    ) =>
        await TryAsync(write, cancellationToken) is { } failure
            ? await AnswerAsync(failure, explain, cancellationToken)
            : null;

    /// <summary>
    /// Tries again after a clash with another write, unless the transaction is the caller's to repeat. Each clash makes
    /// the random wait longer, or the same two writes would clash again.
    /// </summary>
    private async Task<Failure?> TryAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await TryOnceAsync(write, cancellationToken);
            var mayRepeat = attempt < Attempts && db.Database.CurrentTransaction is null;
            if (failure?.Kind != FailureKind.Clash || !mayRepeat)
            {
                return failure;
            }

            await Task.Delay(Random.Shared.Next(10 << attempt), cancellationToken);
        }
    }

    private async Task<SaveOutcome> AnswerAsync(
        Failure failure,
        Func<Failure, Task<SaveOutcome?>> explain,
        CancellationToken cancellationToken
    )
    {
        if (failure.Kind is not (FailureKind.Rule or FailureKind.Stale))
        {
            return OutcomeOf(failure);
        }

        try
        {
            return await explain(failure) ?? OutcomeOf(failure);
        }
        catch (Exception exception)
            when (FailureReader.Read(exception, WriteStage.Waiting, cancellationToken) is { } second
            )
        {
            return OutcomeOf(second.Kind == FailureKind.Unreachable ? second : failure);
        }
    }

    private async Task<Failure?> TryOnceAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        WriteWatch.Reach(db, WriteStage.Waiting);
        try
        {
            await write();
            return null;
        }
        catch (Exception exception)
            when (FailureReader.Read(exception, WriteWatch.StageOf(db), cancellationToken)
                    is { } failure
            )
        {
            return failure;
        }
    }

    private SaveOutcome OutcomeOf(Failure failure)
    {
        if (failure.Kind is FailureKind.Rule or FailureKind.Stale or FailureKind.Unknown)
        {
            return new SaveOutcome.Unknown(rulebook.Log.Surprised(failure));
        }

        rulebook.Log.Hindered(failure);
        if (failure.Verdict?.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            // After a failover the pool still holds connections to what is now a standby.
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
        }

        return failure.Hindrance;
    }
}
