using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>How many rows the planner expects a query to return, without running it.</summary>
internal static class PlannerCount
{
    public static async Task<long> AboutAsync<T>(
        this DbContext db,
        IQueryable<T> rows,
        CancellationToken cancellationToken
    )
    {
        await using var command = rows.CreateDbCommand();
#pragma warning disable CA2100 // The text is EF's own, with what a person typed as parameters.
        command.CommandText = $"EXPLAIN (FORMAT JSON) {command.CommandText}";
#pragma warning restore CA2100
        await db.Database.OpenConnectionAsync(cancellationToken);
        var plan = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        using var parsed = JsonDocument.Parse(plan);
        return (long)parsed.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }
}
