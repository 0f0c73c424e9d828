using System.Linq.Expressions;
using ShopFlow.Data.Activity;

namespace ShopFlow.Web.Features.Activity;

/// <summary>An entry as a page shows it.</summary>
/// <param name="Changes">JSON, as in <see cref="ActivityEntry.Changes"/>.</param>
public sealed record ActivityRow(
    long Id,
    DateTimeOffset At,
    int? ActorId,
    string Actor,
    string TableSchema,
    string TableName,
    string? RowId,
    string Subject,
    string Operation,
    string Changes,
    long? RowCount,
    ulong TransactionId
)
{
    internal static readonly Expression<Func<ActivityEntry, ActivityRow>> Of = e => new ActivityRow(
        e.Id,
        e.At,
        e.ActorId,
        e.Actor,
        e.TableSchema,
        e.TableName,
        e.RowId,
        e.Subject,
        e.Operation,
        e.Changes,
        e.RowCount,
        e.TransactionId
    );

    internal bool IsBulk => Operation == ActivityOperation.Insert && RowCount > 1;

    /// <summary>As in a URL: without the schema if it is the shop's.</summary>
    internal string Table => ActivityTable.Name(TableSchema, TableName);
}
