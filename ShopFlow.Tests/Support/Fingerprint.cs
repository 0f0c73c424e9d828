using System.Text;
using Npgsql;

namespace ShopFlow.Tests.Support;

/// <summary>The whole content of a database in one text. It differs if any value of any row does.</summary>
internal static class Fingerprint
{
    private const string Tables = """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname IN ('public', 'staff', 'shopflow') ORDER BY 1
        """;

    private const string ShopRows = """
        SELECT (SELECT md5(string_agg(u::text, ';' ORDER BY id)) FROM users u)
            || (SELECT md5(string_agg(p::text, ';' ORDER BY id)) FROM products p)
            || (SELECT md5(string_agg(o::text, ';' ORDER BY id)) FROM orders o)
            || (SELECT md5(string_agg(i::text, ';' ORDER BY id)) FROM order_items i)
            || (SELECT md5(string_agg(r::text, ';' ORDER BY id)) FROM reviews r)
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

    /// <summary>A short fingerprint of the shop's rows, without ShopFlow's own tables such as the activity.</summary>
    public static async Task<string> ShopRowsAsync(this TestShop shop)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        return string.Concat(await ColumnAsync(connection, ShopRows));
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
