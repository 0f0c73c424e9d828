using Npgsql;
using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// Has the server plan a write of a single value. Planning writes nothing, but it parses the value and casts it to the
/// column's type, and fails if it can't.
/// </summary>
internal static class Assignment
{
    public static NpgsqlBatchCommand Plan(ProposedRow row, string column)
    {
        var table = Name(row.Table.Schema, row.Table.Name);
        var command = new NpgsqlBatchCommand(
            row.IsUpdate
                ? $"EXPLAIN UPDATE {table} SET {Name(column)} = $1"
                : $"EXPLAIN INSERT INTO {table} ({Name(column)}) VALUES ($1)"
        );
        command.Parameters.Add(row.Input(column)!.Parameter!.Clone());
        return command;
    }

    /// <summary>The column's own rule that the refused value breaks.</summary>
    public static CatalogRule BrokenBy(CatalogTable table, string column, string sqlState) =>
        table.Demanded(
            sqlState switch
            {
                SqlStates.GeneratedAlways => RuleKind.Given,
                PostgresErrorCodes.StringDataRightTruncation => RuleKind.Length,
                PostgresErrorCodes.NumericValueOutOfRange => RuleKind.Range,
                PostgresErrorCodes.CharacterNotInRepertoire
                or PostgresErrorCodes.UntranslatableCharacter => RuleKind.Unstorable,
                _ => RuleKind.Malformed,
            },
            column
        );
}
