using Npgsql;
using NpgsqlTypes;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Rows with any values, bypassing the types of the entities.</summary>
internal static class Proposal
{
    public static ProposedRow Insert(CatalogTable table, Dictionary<string, object?> values) =>
        new(table, Inputs(values));

    public static ProposedRow Update(
        CatalogTable table,
        Dictionary<string, object?> values,
        params IEnumerable<object> key
    ) =>
        new(
            table,
            Inputs(values),
            [
                .. table.PrimaryKey.Zip(
                    key,
                    (column, value) => KeyValuePair.Create(column, Parameter(value))
                ),
            ]
        );

    private static Dictionary<string, ColumnInput> Inputs(Dictionary<string, object?> values) =>
        values.ToDictionary(
            pair => pair.Key,
            pair => new ColumnInput(ValueSource.Value, Parameter(pair.Value))
        );

    /// <summary>The server parses text as the type of the column.</summary>
    private static NpgsqlParameter Parameter(object? value) =>
        value is string
            ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown }
            : new() { Value = value ?? DBNull.Value };
}
