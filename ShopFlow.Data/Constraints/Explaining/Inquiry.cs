using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

/// <param name="Raised">Null if the statement succeeded.</param>
internal sealed record Tried<T>(T? Answer, ServerError? Raised);

/// <summary>
/// Asks the server what a refused write broke, within limits: an explanation that takes long isn't worth the wait.
/// </summary>
/// <param name="recover">Makes the caller's transaction usable again after a statement that failed.</param>
internal sealed class Inquiry(NpgsqlConnection connection, Func<Task>? recover)
{
    private const int SecondsAtMost = 2;
    private const int RoundTripsAtMost = 60;
    private readonly long began = Stopwatch.GetTimestamp();
    private int roundTrips;
    private bool isBroken;

    public bool IsOver =>
        isBroken
        || roundTrips >= RoundTripsAtMost
        || Stopwatch.GetElapsedTime(began).TotalSeconds >= SecondsAtMost;

    /// <summary>The answers up to the first statement that fails, in one round trip.</summary>
    public async Task<(List<T> Answers, Exception? Failure)> AskAsync<T>(
        IEnumerable<NpgsqlBatchCommand> statements,
        Func<NpgsqlDataReader, int, T> read,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = SecondsAtMost };
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        var answers = new List<T>();
        try
        {
            roundTrips++;
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (answers.Count < batch.BatchCommands.Count)
            {
                await reader.ReadAsync(cancellationToken);
                answers.Add(read(reader, answers.Count));
                await reader.NextResultAsync(cancellationToken);
            }

            return (answers, null);
        }
        catch (Exception failure) when (failure is DbException or InvalidCastException)
        {
            var isLost = failure is NpgsqlException and not PostgresException;
            isBroken = isLost || IsTimeout(failure);
            await (isLost ? Task.CompletedTask : recover?.Invoke() ?? Task.CompletedTask);
            return (answers, failure);
        }
    }

    /// <summary>
    /// Tries each statement by itself. The server skips the statements after one that fails, so there is one round trip
    /// per failure, not one per statement. Once the limits are reached, the rest is left out.
    /// </summary>
    public async Task<IReadOnlyList<Tried<T>>> EachAsync<T>(
        IReadOnlyList<Func<NpgsqlBatchCommand>> statements,
        Func<NpgsqlDataReader, int, T> read,
        CancellationToken cancellationToken
    )
    {
        var tried = new List<Tried<T>>();
        while (tried.Count < statements.Count && !IsOver)
        {
            var done = tried.Count;
            var (answers, failure) = await AskAsync(
                statements.Skip(done).Select(statement => statement()),
                (reader, i) => read(reader, done + i),
                cancellationToken
            );
            tried.AddRange(answers.Select(answer => new Tried<T>(answer, null)));
            if (failure is PostgresException raised)
            {
                tried.Add(new(default, FailureReader.Read(raised)));
            }
            else if (failure is not null)
            {
                break;
            }
        }

        return tried;
    }

    private static bool IsTimeout(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };
}
