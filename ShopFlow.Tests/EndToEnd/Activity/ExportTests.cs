using System.Globalization;
using System.Net;
using CsvHelper;
using Npgsql;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Activity;

public sealed class ExportTests : IAsyncLifetime
{
    private RunningShop running = null!;
    private HttpBrowser browser = null!;

    [Fact]
    public async Task The_export_is_a_CSV_file_that_Excel_can_read()
    {
        using var answer = await browser.Client.GetAsync("/activity/export");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Matches("^activity-[0-9]{4}-[0-9]{2}-[0-9]{2}[.]csv$", disposition.FileName!);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
    }

    [Theory]
    [InlineData("", "price Desk mat,status,name")]
    [InlineData("?table=orders", "status")]
    [InlineData("?table=products&row=1", "price Desk mat")]
    [InlineData("?table=products&row=2", "")]
    [InlineData("?operation=insert", "")]
    [InlineData("?person=Ada", "status")]
    [InlineData("?person=7", "price Desk mat")]
    [InlineData("?person=7&person=Ada", "price Desk mat,status")]
    [InlineData("?when-from=2199-01-01", "")]
    public async Task The_export_holds_what_the_filter_finds(string query, string expected)
    {
        // Ignores the entries for the rows that the fixture loaded.
        var loaded = (await LinesAsync("/activity/export")).Select(line => line[0]).ToHashSet();
        await running.Data.ExecuteAsync(
            """
            begin; call shopflow.act_as(7, 'Someone'); update products set price = 1 where id = 1; commit;
            begin; call shopflow.act_as(null, 'Ada'); update orders set status = 'cancelled' where id = 1; commit;
            update users set name = 'Tim' where id = 2;
            """
        );

        var lines = (await LinesAsync("/activity/export" + query)).Where(line =>
            !loaded.Contains(line[0])
        );

        Assert.Equal(
            expected
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(e => e.Split(' ')[0])
                .Order(),
            lines.Select(line => line[9]).Order()
        );
    }

    [Fact]
    public async Task A_changed_value_is_exported_with_its_old_and_new_value()
    {
        await running.Data.ExecuteAsync("update products set price = 26 where id = 1");

        var line = (await LinesAsync("/activity/export?operation=update")).Single();

        Assert.Equal(["update", "products", "1", "products:1"], line[4..8]);
        Assert.Equal(["price", "24.50", "26.00"], line[9..]);
    }

    [Fact]
    public async Task A_German_shop_exports_semicolons_decimal_commas_and_local_time()
    {
        await using var german = await RunningShop.StartAsync(
            "--ShopFlow:Culture=de-DE",
            "--ShopFlow:TimeZone=Europe/Berlin"
        );
        using var owner = await german.SignedInBrowserAsync();
        await german.Data.ExecuteAsync("update products set price = 26 where id = 1");

        var text = await owner.Client.GetStringAsync("/activity/export?operation=update");

        Assert.Contains("Time (Europe/Berlin);Person;", text, StringComparison.Ordinal);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var exported = DateTime.Parse(
            text.Split('\n')[1].Split(';')[1],
            CultureInfo.InvariantCulture
        );
        var ago = DateTime.UtcNow - TimeZoneInfo.ConvertTimeToUtc(exported, berlin);
        Assert.InRange(ago, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(10));
        Assert.Contains(";price;24,50;26,00", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@now", "'@now")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("a=1", "a=1")]
    [InlineData("says \"hello\", and\nmore", "says \"hello\", and\nmore")]
    public async Task Exported_cells_are_never_formulas(string typed, string cell)
    {
        await running.Data.ExecuteAsync($"update users set name = {Literal(typed)} where id = 1");

        var line = (await LinesAsync("/activity/export?operation=update")).Single();

        Assert.Equal(cell, line[11]);
    }

    [Theory]
    [InlineData(StaffRole.Owner, true)]
    [InlineData(StaffRole.Manager, true)]
    [InlineData(StaffRole.Staff, false)]
    [InlineData(StaffRole.Viewer, false)]
    public async Task Only_owners_and_managers_can_export_changes_to_staff(
        string role,
        bool mayRead
    )
    {
        using var person = await running.SignedInBrowserAsync(role);

        var all = await LinesAsync("/activity/export", person);
        var asked = await LinesAsync("/activity/export?table=staff.members", person);

        Assert.Equal(mayRead, all.Any(line => line[5] == "staff.members"));
        Assert.Equal(mayRead, asked.Any(line => line[5] == "staff.members"));
    }

    [Fact]
    public async Task The_export_requires_signing_in()
    {
        using var stranger = running.Browser();

        using var answer = await stranger.Client.GetAsync("/activity/export");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>
    /// Twenty thousand entries. A server that buffered them would have read them all before sending any.
    /// </summary>
    [Fact]
    public async Task A_long_export_is_streamed()
    {
        await running.Data.ExecuteAsync(
            """
            update products set description = repeat('long words ', 50000) where id = 1;
            insert into users (name, email) select 'Person', i || '@b.test' from generate_series(1, 1000) i;
            do $$ begin for n in 1..20 loop update users set email = n || repeat('x', 600) || id || '@b.test' where id > 3; end loop; end $$;
            """
        );
        using var answer = await browser.Client.GetAsync(
            "/activity/export",
            HttpCompletionOption.ResponseHeadersRead
        );
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[1024]);

        // Nobody reads on, so PostgreSQL has to wait with the rest.
        await Eventually.IsTrueAsync(IsHeldBackAsync);
        Assert.True(await LengthAsync(stream) > 20_000_000);
    }

    public async Task InitializeAsync()
    {
        running = await RunningShop.StartAsync();
        browser = await running.SignedInBrowserAsync();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await running.DisposeAsync();
    }

    private async Task<bool> IsHeldBackAsync()
    {
        await using var connection = new NpgsqlConnection(running.Data.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) = 1 from pg_stat_activity where datname = current_database() and wait_event = 'ClientWrite'",
            connection
        );
        return await command.ExecuteScalarAsync() is true;
    }

    private Task<List<string[]>> LinesAsync(string path) => LinesAsync(path, browser);

    private static async Task<List<string[]>> LinesAsync(string path, HttpBrowser person)
    {
        using var answer = await person.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        using var csv = CsvReader.Create(stream);
        var lines = new List<string[]>();
        while (await csv.ReadAsync())
            lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);

        return lines;
    }

    private static async Task<long> LengthAsync(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; )
            length += read;

        return length;
    }

    private static string Literal(string text) =>
        $"E'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}'";
}
