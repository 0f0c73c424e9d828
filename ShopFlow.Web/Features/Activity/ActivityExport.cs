using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ShopFlow.Data;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Features.Activity;

/// <summary>
/// All entries of the list's address as CSV, one line per changed column. Rows are written while they are read, so any
/// number works.
/// </summary>
internal sealed class ActivityExport(
    IDbContextFactory<ShopFlowDbContext> contexts,
    ActivityListQuery query,
    ShopFormat shop
)
{
    private string[] Head =>
        [
            "Entry",
            $"Time ({shop.ZoneId})",
            "Person",
            "Person number",
            "Operation",
            "Table",
            "Row",
            "Belongs to",
            "Rows",
            "Column",
            "Before",
            "After",
        ];

    // A spreadsheet would run a cell that starts like a formula. The BOM tells Excel that the file is UTF-8, and where
    // numbers have a decimal comma Excel expects semicolons between cells.
    private CsvWriterOptions Format =>
        new()
        {
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
            Separator = Decimal == "," ? ';' : ',',
        };

    private string Decimal => shop.Culture.NumberFormat.NumberDecimalSeparator;

    public static void Map(WebApplication app) =>
        app.MapGet(
            "/activity/export",
            (HttpContext http, ActivityExport export) => export.WriteAsync(http)
        );

    private async Task WriteAsync(HttpContext http)
    {
        var shape = await query.ShapeAsync();
        var state = ListState.Parse(http.Request.QueryString.Value ?? "", shape);
        var left = http.RequestAborted;
        await using var db = await contexts.CreateDbContextAsync(left);
        var rows = await query.AllAsync(db, state);
        await using var reader = rows.AsAsyncEnumerable().GetAsyncEnumerator(left);
        // If the query fails, it fails here, before the response starts.
        var isAny = await reader.MoveNextAsync();
        Begin(http);
        await using var csv = CsvWriter.Create(http.Response.Body, Format, leaveOpen: true);
        await csv.WriteRecordAsync(Head, left);
        for (; isAny; isAny = await reader.MoveNextAsync())
        {
            foreach (var line in Lines(reader.Current))
                await csv.WriteRecordAsync(line, left);
        }
    }

    private void Begin(HttpContext http)
    {
        var name =
            $"activity-{shop.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = name,
        }.ToString();
    }

    private IEnumerable<string[]> Lines(ActivityRow row)
    {
        var changes = ActivityChange.Read(row.Changes);
        return changes.Count == 0 ? [Line(row, null)] : changes.Select(change => Line(row, change));
    }

    private string[] Line(ActivityRow row, ActivityChange? change) =>
        [
            Plain(row.Id),
            shop.Sortable(row.At),
            row.Actor,
            Plain(row.ActorId),
            row.Operation,
            row.Table,
            row.RowId ?? "",
            row.Subject,
            Plain(row.RowCount),
            change?.Column ?? "",
            Value(change?.Before),
            Value(change?.After),
        ];

    private string Value(JsonElement? value)
    {
        var text = ActivityChange.Text(value) ?? "";
        return value?.ValueKind == JsonValueKind.Number
            ? text.Replace(".", Decimal, StringComparison.Ordinal)
            : text;
    }

    private static string Plain(long? number) =>
        number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
