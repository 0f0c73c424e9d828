using Npgsql;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Features.Status;

/// <summary>Reads the result rows of <c>status.sql</c> and <c>statements.sql</c>, column by column.</summary>
internal static class StatusRows
{
    public static DatabaseFacts Facts(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetInt64(2),
            row.GetInt32(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetFieldValue<double?>(6),
            row.GetFieldValue<double?>(7) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            row.GetBoolean(8),
            row.GetInt32(9),
            row.GetInt64(10)
        );

    public static TableSize Table(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset?>(5),
            row.GetFieldValue<DateTimeOffset?>(6)
        );

    public static ViolatedRule Rule(NpgsqlDataReader row, Func<ConstraintKey, string> sentenceOf)
    {
        var key = new ConstraintKey(row.GetString(0), row.GetString(1), row.GetString(2));
        return new(key, sentenceOf(key), row.GetInt64(3), row.GetInt64(4));
    }

    public static SlowStatement Statement(NpgsqlDataReader row) =>
        new(
            StatementText.Shorten(row.GetString(0)),
            row.GetInt64(1),
            TimeSpan.FromMilliseconds(row.GetDouble(2)),
            TimeSpan.FromMilliseconds(row.GetDouble(3)),
            row.GetFieldValue<double?>(4) ?? 0
        );

    public static async Task<List<T>> AllAsync<T>(
        this NpgsqlDataReader reader,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));

        return rows;
    }
}
