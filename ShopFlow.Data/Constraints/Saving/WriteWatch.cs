using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ShopFlow.Data.Constraints.Saving;

internal enum WriteStage
{
    /// <summary>Nothing was sent yet.</summary>
    Waiting,

    /// <summary>A statement was sent inside a transaction, so nothing counts without the commit.</summary>
    Sent,

    /// <summary>A statement was sent that commits by itself.</summary>
    SentAlone,
    Committing,
}

/// <summary>Tracks how far a write got, to know after a broken connection whether it may have been saved.</summary>
internal sealed class WriteWatch : DbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, StrongBox<WriteStage>> Stages = [];

    public static WriteStage StageOf(DbContext db) =>
        Stages.TryGetValue(db, out var stage) ? stage.Value : WriteStage.Waiting;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData is { CommandSource: CommandSource.SaveChanges, Context: { } db })
        {
            Reach(db, command.Transaction is null ? WriteStage.SentAlone : WriteStage.Sent);
        }

        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } db)
        {
            Reach(db, WriteStage.Committing);
        }

        return new(result);
    }

    public static void Reach(DbContext db, WriteStage stage) =>
        Stages.GetOrCreateValue(db).Value = stage;
}
