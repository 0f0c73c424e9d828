using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>
/// The reference for the lists: as little as possible between PostgreSQL and a browser. It renders the same rows as an
/// HTML table, with hand-written SQL that picks the page first, a connection pool and prepared statements.
/// </summary>
internal static class ReferenceServer
{
    private const string Page = """
        WITH page AS MATERIALIZED ({0})
        SELECT o.id, o.created_at, u.id, u.name, u.email, o.status, count(i.id), coalesce(sum(i.quantity * i.price_at_purchase), 0)
        FROM page o JOIN users u ON u.id = o.user_id LEFT JOIN order_items i ON i.order_id = o.id
        GROUP BY o.id, o.created_at, u.id, u.name, u.email, o.status
        ORDER BY o.created_at DESC, o.id DESC
        """;

    private static readonly CompositeFormat PageFormat = CompositeFormat.Parse(Page);

    private const string Orders = "SELECT id, created_at, user_id, status FROM orders";
    private const string Newest = "ORDER BY created_at DESC, id DESC LIMIT 51";

    private static readonly string First = Paged($"{Orders} {Newest}");
    private static readonly string After = Paged(
        $"{Orders} WHERE (created_at, id) < ($1, $2) {Newest}"
    );

    private static readonly string OfUser = Paged(
        $"{Orders} WHERE user_id IN (SELECT id FROM users WHERE {Folded("email")} OR {Folded("name")}) {Newest}"
    );

    private static readonly string Products = $"""
        WITH page AS MATERIALIZED (SELECT * FROM products WHERE {Folded(
            "name"
        )} ORDER BY name COLLATE shop, id LIMIT 51)
        SELECT p.id, p.name, p.category, p.price, p.stock_quantity,
            (SELECT avg(rating) FROM reviews r WHERE r.product_id = p.id), (SELECT count(*) FROM reviews r WHERE r.product_id = p.id)
        FROM page p ORDER BY p.name COLLATE shop, p.id
        """;

    public static async Task RunAsync(string connectionString)
    {
        await using var data = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                MaxAutoPrepare = 20,
                AutoPrepareMinUsages = 2,
            }.ConnectionString
        ).Build();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/orders", (HttpContext context) => OrdersAsync(context, data));
        app.MapGet(
            "/products",
            (HttpContext context) => AnswerAsync(context, data, Products, Containing(context))
        );
        await app.StartAsync();
        Console.WriteLine($"The reference is ready at {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static Task OrdersAsync(HttpContext context, NpgsqlDataSource data)
    {
        if (context.Request.Query["after"].ToString() is { Length: > 0 } cursor)
        {
            var parts = cursor.Split('_');
            var at = DateTime.Parse(
                parts[0],
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind
            );
            return AnswerAsync(
                context,
                data,
                After,
                at,
                int.Parse(parts[1], CultureInfo.InvariantCulture)
            );
        }

        return context.Request.Query.ContainsKey("q")
            ? AnswerAsync(context, data, OfUser, Containing(context))
            : AnswerAsync(context, data, First);
    }

    private static async Task AnswerAsync(
        HttpContext context,
        NpgsqlDataSource data,
        string sql,
        params object[] values
    )
    {
        await using var command = data.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });

        var html = new StringBuilder("<!DOCTYPE html><table>");
        await using (var reader = await command.ExecuteReaderAsync(context.RequestAborted))
        {
            while (await reader.ReadAsync(context.RequestAborted))
                AppendRow(html, reader);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            html.Append("</table>").ToString(),
            context.RequestAborted
        );
    }

    private static void AppendRow(StringBuilder html, NpgsqlDataReader reader)
    {
        html.Append("<tr>");
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var text = Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture);
            html.Append("<td>").Append(HtmlEncoder.Default.Encode(text ?? "")).Append("</td>");
        }

        html.Append("</tr>");
    }

    private static string Containing(HttpContext context) => $"%{context.Request.Query["q"]}%";

    // Matches the expression of the indexes.
    private static string Folded(string column) =>
        $"shopflow.folded({column}) LIKE shopflow.folded($1)";

    private static string Paged(string page) =>
        string.Format(CultureInfo.InvariantCulture, PageFormat, page);
}
