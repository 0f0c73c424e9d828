using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// A row that is updated through a table may belong to one of its child tables, whose rules it then has to keep.
/// </summary>
internal static class ChildTables
{
    public static async Task<IReadOnlyList<PendingRow>> LocateAsync(
        Session session,
        ConstraintCatalog catalog,
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var sought = rows.Where(row => row.Row is { IsUpdate: true, Table.HasHeirs: true })
            .ToList();
        if (sought.Count == 0)
        {
            return rows;
        }

        await using var batch = new NpgsqlBatch(session.Connection);
        foreach (var row in sought)
        {
            batch.BatchCommands.Add(Question(row.Row));
        }

        var found = new Dictionary<PendingRow, CatalogTable>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var row in sought)
        {
            if (
                await reader.ReadAsync(cancellationToken)
                && catalog.Table(reader.GetString(0), reader.GetString(1)) is { } table
            )
            {
                found[row] = table;
            }

            await reader.NextResultAsync(cancellationToken);
        }

        return
        [
            .. rows.Select(row => found.TryGetValue(row, out var table) ? In(row, table) : row),
        ];
    }

    private static PendingRow In(PendingRow row, CatalogTable table) =>
        row with
        {
            Row = row.Row with { Table = table },
        };

    private static NpgsqlBatchCommand Question(ProposedRow row)
    {
        var isRow = Sql.All(row.Key!.Select((part, i) => $"t.{Sql.Name(part.Key)} = ${i + 1}"));
        var command = new NpgsqlBatchCommand(
            $"""
            SELECT n.nspname::text, c.relname::text FROM {Sql.Name(
                row.Table.Schema,
                row.Table.Name
            )} t
            JOIN pg_class c ON c.oid = t.tableoid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {isRow}
            """
        );
        foreach (var part in row.Key!)
        {
            command.Parameters.Add(part.Value.Clone());
        }

        return command;
    }
}
