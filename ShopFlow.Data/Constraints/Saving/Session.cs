using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// A context's own connection, opened to find out what went wrong. It works inside the context's transaction and leaves
/// that as it was.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private const string Savepoint = "rulebook";
    private readonly DbContext db;
    private readonly NpgsqlTransaction? transaction;

    private Session(DbContext db)
    {
        this.db = db;
        Connection = (NpgsqlConnection)db.Database.GetDbConnection();
        transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
    }

    public NpgsqlConnection Connection { get; }

    public static async Task<Session> OpenAsync(DbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var session = new Session(db);
        if (session.transaction is { } open)
        {
            await open.SaveAsync(Savepoint, cancellationToken);
        }

        return session;
    }

    /// <summary>Undoes a query that failed.</summary>
    public Task RecoverAsync() => transaction?.RollbackAsync(Savepoint) ?? Task.CompletedTask;

    /// <summary>Writes, then rolls back whether the write succeeded or not.</summary>
    public async Task TakeBackAsync(NpgsqlCommand write, CancellationToken cancellationToken)
    {
        await using var own = transaction is null
            ? await Connection.BeginTransactionAsync(cancellationToken)
            : null;
        write.Connection = Connection;
        try
        {
            await write.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            await (own?.RollbackAsync(CancellationToken.None) ?? RecoverAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RecoverAsync();
        await db.Database.CloseConnectionAsync();
    }
}
