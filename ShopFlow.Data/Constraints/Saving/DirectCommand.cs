using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ShopFlow.Data.Activity;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// A statement that bypasses EF's change tracking, on the context's connection and inside its transaction.
/// </summary>
internal static class DirectCommand
{
    private const string Savepoint = "direct";

    public static async Task<object?> ScalarAsync(
        DbContext db,
        string text,
        IEnumerable<NpgsqlParameter> parameters,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlBatch(
                (NpgsqlConnection)db.Database.GetDbConnection()
            );
            command.Timeout = db.Database.GetCommandTimeout() ?? command.Timeout;
            if (db is ShopFlowDbContext { Actor: { } actor })
            {
                command.BatchCommands.Add(ActorStatement.InBatch(actor));
            }

            var statement = new NpgsqlBatchCommand(text);
            statement.Parameters.AddRange(parameters.ToArray());
            command.BatchCommands.Add(statement);
            return db.Database.CurrentTransaction is { } open
                ? await InsideAsync(open, command, db, cancellationToken)
                : await AloneAsync(command, db, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static Task<object?> AloneAsync(
        NpgsqlBatch command,
        DbContext db,
        CancellationToken cancellationToken
    )
    {
        WriteWatch.Reach(db, WriteStage.SentAlone);
        return command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>A refused statement must not abort the caller's transaction.</summary>
    private static async Task<object?> InsideAsync(
        IDbContextTransaction open,
        NpgsqlBatch command,
        DbContext db,
        CancellationToken cancellationToken
    )
    {
        await open.CreateSavepointAsync(Savepoint, cancellationToken);
        WriteWatch.Reach(db, WriteStage.Sent);
        try
        {
            return await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (PostgresException)
        {
            await open.RollbackToSavepointAsync(Savepoint, cancellationToken);
            throw;
        }
    }
}
