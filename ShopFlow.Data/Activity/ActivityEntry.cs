using NpgsqlTypes;

namespace ShopFlow.Data.Activity;

/// <summary>
/// What one write changed in one row, or how many rows it loaded at once. Only the database writes entries.
/// </summary>
public sealed class ActivityEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public ulong TransactionId { get; init; }

    /// <summary>The member of staff; null for anyone else.</summary>
    public int? ActorId { get; init; }

    /// <summary>The member's name as it was, or the database role.</summary>
    public string Actor { get; init; } = null!;

    public string TableSchema { get; init; } = null!;

    public string TableName { get; init; } = null!;

    /// <summary>Null if the entry covers several rows, or the row's key is a secret.</summary>
    public string? RowId { get; init; }

    /// <summary>
    /// The row whose timeline shows the entry, such as <c>orders:5</c> for an order and its lines; without an id, the
    /// whole table.
    /// </summary>
    public string Subject { get; init; } = null!;

    /// <summary>One of <see cref="ActivityOperation"/>.</summary>
    public string Operation { get; init; } = null!;

    /// <summary>
    /// JSON: each changed column's value before and after; for a row that was inserted or deleted, all columns.
    /// </summary>
    public string Changes { get; init; } = null!;

    /// <summary>More than one for a bulk load; null for a truncated table.</summary>
    public long? RowCount { get; init; }

    /// <summary>The rows of a bulk load.</summary>
    public NpgsqlRange<long>[]? RowIds { get; init; }

    /// <summary>In a bulk load: the parent rows, if the rows belong to another table's.</summary>
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
