using NpgsqlTypes;

namespace ShopFlow.Data.Activity;

/// <summary>What one write changed in one row, or how many rows it loaded at once. Written by the database alone.</summary>
public sealed class ActivityEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public ulong TransactionId { get; init; }

    /// <summary>The member of staff; null for anybody else.</summary>
    public int? ActorId { get; init; }

    /// <summary>The member's name as it was, or the database role.</summary>
    public string Actor { get; init; } = null!;

    public string TableSchema { get; init; } = null!;

    public string TableName { get; init; } = null!;

    /// <summary>Null when the entry is about more than one row, or the row's key is a secret.</summary>
    public string? RowId { get; init; }

    /// <summary>
    /// The row whose timeline shows it, such as <c>orders:5</c> for the order and its lines; without an id for the whole
    /// table.
    /// </summary>
    public string Subject { get; init; } = null!;

    /// <summary>One of <see cref="ActivityOperation"/>.</summary>
    public string Operation { get; init; } = null!;

    /// <summary>JSON: of each changed column the value before and after; all columns of a row that came or went.</summary>
    public string Changes { get; init; } = null!;

    /// <summary>More than one for a bulk load; null for a truncated table.</summary>
    public long? RowCount { get; init; }

    /// <summary>The rows of a bulk load.</summary>
    public NpgsqlRange<long>[]? RowIds { get; init; }

    /// <summary>Of a bulk load, the rows it belongs to when they are in another table.</summary>
    public NpgsqlRange<long>[]? SubjectIds { get; init; }
}

public static class ActivityOperation
{
    public const string Insert = "insert";
    public const string Update = "update";
    public const string Delete = "delete";
    public const string Truncate = "truncate";

    public static IReadOnlyList<string> All { get; } = [Insert, Update, Delete, Truncate];
}
