using System.Text;
using Npgsql;

namespace ShopFlow.Tests.Support;

/// <summary>Everything a database holds in one text, which differs as soon as one value of one row does.</summary>
internal static class Fingerprint
{
    private const string Tables = """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname IN ('public', 'staff', 'shopflow') ORDER BY 1
        """;

    public static async Task<string> FingerprintAsync(this TestShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        var all = new StringBuilder();
        foreach (var table in await ColumnAsync(connection, Tables))
        {
            var rows = await ColumnAsync(connection, $"SELECT t::text FROM {table} t ORDER BY 1");
            all.AppendLine(table).AppendJoin('\n', rows).AppendLine();
        }

        return all.ToString();
    }

    private static async Task<IReadOnlyList<string>> ColumnAsync(
        NpgsqlConnection connection,
        string sql
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await reader.ReadAsync())
            column.Add(reader.GetString(0));

        return column;
    }
}
