using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Reads what stopped a write from the exceptions that EF Core and Npgsql wrap in each other.</summary>
internal static class FailureReader
{
    /// <summary>Null if the write didn't fail: the person left, or the program has a bug.</summary>
    public static Failure? Read(
        Exception exception,
        WriteStage stage,
        CancellationToken cancellationToken
    )
    {
        var chain = Chain(exception).ToList();
        if (
            chain.OfType<OperationCanceledException>().Any()
            && cancellationToken.IsCancellationRequested
        )
        {
            return null;
        }

        var type = string.Join(" < ", chain.Select(link => link.GetType().Name));
        var suspects = chain.OfType<DbUpdateException>().FirstOrDefault()?.Entries;
        return chain switch
        {
            _ when chain.OfType<PostgresException>().FirstOrDefault() is { } said => new(
                Kind(said),
                type,
                Read(said),
                [.. (suspects ?? []).Select(entry => entry.Entity)]
            ),
            _ when chain.OfType<DbUpdateConcurrencyException>().Any() => new(
                FailureKind.Stale,
                type,
                Suspects: [.. suspects!.Select(entry => entry.Entity)]
            ),
            _ when chain.Exists(IsCircularOrder) => new(
                FailureKind.Rule,
                type,
                new(PostgresErrorCodes.UniqueViolation)
            ),
            _ when chain.OfType<EncoderFallbackException>().Any() => new(
                FailureKind.Rule,
                type,
                new(PostgresErrorCodes.CharacterNotInRepertoire)
            ),
            _ when chain.Exists(IsConnectionFailure) => Connection(chain, stage, type),
            _ when chain.Exists(IsWriteFailure) => new(FailureKind.Unknown, type),
            _ => null,
        };
    }

    public static ServerError Read(PostgresException said) =>
        new(
            said.SqlState,
            said.SchemaName,
            said.TableName,
            said.ColumnName,
            said.ConstraintName,
            said.DataTypeName
        );

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var link = exception; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }

    private static bool IsConnectionFailure(Exception link) =>
        link is NpgsqlException or SocketException or IOException or TimeoutException;

    // Only Npgsql's message tells: the exception type is the same as for a server that doesn't answer.
    private static bool IsPoolExhausted(Exception link) =>
        link is NpgsqlException
        && link.Message.Contains("connection pool has been exhausted", StringComparison.Ordinal);

    // Rows that swap unique values can't be written in any order: EF sends nothing, and has no exception type for it.
    private static bool IsCircularOrder(Exception link) =>
        link is InvalidOperationException
        && link.Message.StartsWith(
            CoreStrings.CircularDependency("\0").Split('\0')[0],
            StringComparison.Ordinal
        );

    private static bool IsWriteFailure(Exception link) =>
        link
            is DbUpdateException
                or DbException
                or InvalidOperationException
                or OperationCanceledException;

    private static Failure Connection(List<Exception> chain, WriteStage stage, string type)
    {
        if (chain.Exists(IsPoolExhausted))
            return new(FailureKind.Overloaded, type);

        var tookTooLong = stage != WriteStage.Waiting && chain.OfType<TimeoutException>().Any();
        return tookTooLong && stage != WriteStage.Committing
            ? new(FailureKind.Busy, type)
            : new(
                FailureKind.Unreachable,
                type,
                MayHaveSaved: stage is WriteStage.Committing or WriteStage.SentAlone
            );
    }

    private static FailureKind Kind(PostgresException said) =>
        said.SqlState switch
        {
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
                FailureKind.Clash,
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled =>
                FailureKind.Busy,
            PostgresErrorCodes.InsufficientPrivilege => FailureKind.Forbidden,
            PostgresErrorCodes.DiskFull => FailureKind.Full,
            ['5', '3', ..] => FailureKind.Overloaded,
            PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName =>
                FailureKind.Unreachable,
            ['5', '7', 'P', ..] or ['0', '8', ..] or ['2', '8', ..] => FailureKind.Unreachable,
            _ when said.ConstraintName is not null || said.ColumnName is not null =>
                FailureKind.Rule,
            _ when SqlStates.IsOfValue(said.SqlState) => FailureKind.Rule,
            _ => FailureKind.Unknown,
        };
}
