using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Status;

/// <summary>
/// Rows that are older than a rule and break it. They must be fixed the next time somebody saves them.
/// </summary>
internal sealed class OlderRowsQuery(StaffContexts contexts, RuleSentences sentences)
{
    /// <returns>Empty for people who may not see it.</returns>
    public async Task<IReadOnlyList<OlderRows>> ReadAsync(
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.OpenAsync(Permission.SeeStatus, cancellationToken);
        if (db is null)
            return [];

        var sentenceOf = await sentences.ReadAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var ask = new NpgsqlCommand(
            "SELECT /* shopflow status */ * FROM shopflow.older_rows()",
            (NpgsqlConnection)db.Database.GetDbConnection()
        );
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        return await reader.AllAsync(row => Read(row, sentenceOf), cancellationToken);
    }

    private static OlderRows Read(NpgsqlDataReader row, Func<ConstraintKey, string> sentenceOf)
    {
        var key = new ConstraintKey(row.GetString(0), row.GetString(1), row.GetString(2));
        return new(key, sentenceOf(key), row.GetInt64(3), row.GetFieldValue<int[]>(4));
    }
}

/// <param name="Ids">The first twenty ids.</param>
public sealed record OlderRows(
    ConstraintKey Rule,
    string Sentence,
    long Total,
    IReadOnlyList<int> Ids
)
{
    /// <summary>The page of one of the rows; null if the table has none.</summary>
    public string? Link(int id) =>
        Rule.Table is "users" or "products" ? $"{Rule.Table}/{id}" : null;
}
