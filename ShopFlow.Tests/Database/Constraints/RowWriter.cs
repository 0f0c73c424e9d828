using System.Globalization;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Writes a proposed row as a program that doesn't know its rules would.</summary>
internal static class RowWriter
{
    public static NpgsqlBatchCommand Command(ProposedRow row)
    {
        var command = new NpgsqlBatchCommand(row.IsUpdate ? Update(row) : Insert(row));
        var values = row.Columns.Values.Select(input => input.Parameter!);
        foreach (var value in values.Concat((row.Key ?? []).Select(part => part.Value)))
        {
            command.Parameters.Add(value.Clone());
        }

        return command;
    }

    public static string Describe(ProposedRow row) =>
        $"{(row.IsUpdate ? "update" : "insert")} {row.Table.Name} ({Sql.List(row.Columns.Select(Describe))})";

    private static string Describe(KeyValuePair<string, ColumnInput> column) =>
        string.Create(CultureInfo.InvariantCulture, $"{column.Key}={Describe(column.Value.Value)}");

    private static object Describe(object? value) =>
        value is Array items
            ? $"[{Sql.List(items.Cast<object?>().Select(item => $"'{item ?? "null"}'"))}]"
            : value ?? "null";

    private static string Insert(ProposedRow row) =>
        $"INSERT INTO {Table(row)} ({Sql.List(row.Columns.Keys.Select(Sql.Name))}) "
        + $"VALUES ({Sql.List(row.Columns.Select((_, i) => $"${i + 1}"))}) RETURNING id";

    private static string Update(ProposedRow row) =>
        $"UPDATE {Table(row)} SET {Sql.List(row.Columns.Keys.Select((name, i) => $"{Sql.Name(name)} = ${i + 1}"))} "
        + $"WHERE id = ${row.Columns.Count + 1} RETURNING id";

    private static string Table(ProposedRow row) => Sql.Name(row.Table.Schema, row.Table.Name);
}
