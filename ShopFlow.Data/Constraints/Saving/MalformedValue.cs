using Npgsql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// A value that its type cannot read: no JSON, a range that ends before it begins. The server says the type's complaint
/// and no column, so it is told at a field only where the write gives one value of such a type and the server refuses it
/// alone too: a CHECK or a trigger may complain in the same words of a value that is well formed.
/// </summary>
internal sealed record MalformedValue(PendingRow Row, string Column, string Text)
{
    /// <summary>Null when no single value can be blamed without guessing.</summary>
    public static MalformedValue? Find(Verdict verdict, IReadOnlyList<PendingRow> rows)
    {
        var (text, isSuspect) = verdict.SqlState switch
        {
            PostgresErrorCodes.DataException => ("RangeBounds", IsRange),
            PostgresErrorCodes.InvalidTextRepresentation => ("Json", IsJson),
            PostgresErrorCodes.UntranslatableCharacter => ("Unstorable", IsJson),
            _ => ("", (Func<CatalogColumn, bool>)(_ => false)),
        };
        var found = rows.SelectMany(row =>
                row.Row.Columns.Where(given =>
                        given.Value.Value is not null
                        && row.Row.Table.Column(given.Key) is { } column
                        && isSuspect(column)
                    )
                    .Select(given => new MalformedValue(row, given.Key, text))
            )
            .Take(2)
            .ToList();
        return found is [var only] ? only : null;
    }

    public async Task<bool> IsRefusedAsync(
        Session session,
        Verdict verdict,
        CancellationToken cancellationToken
    )
    {
        var type = Row.Row.Table.Column(Column)!.StoredAs;
        await using var command = new NpgsqlCommand(
            $"SELECT ($1::{type})::text",
            session.Connection
        );
        command.Parameters.Add(Row.Row.Input(Column)!.Parameter!.Clone());
        try
        {
            await command.ExecuteScalarAsync(cancellationToken);
            return false;
        }
        catch (PostgresException refused)
        {
            await session.RecoverAsync();
            return refused.SqlState == verdict.SqlState;
        }
    }

    private static bool IsRange(CatalogColumn column) =>
        column.Type.EndsWith("range", StringComparison.Ordinal);

    private static bool IsJson(CatalogColumn column) => column.Type is "json" or "jsonb";
}
