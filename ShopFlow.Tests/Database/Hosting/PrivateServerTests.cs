using System.Diagnostics;
using System.Runtime.Versioning;
using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Hosting;

public sealed class PrivateServerTests(UsedFolder used) : IClassFixture<UsedFolder>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Data_survives_a_restart_of_the_private_server()
    {
        await using (var first = await StartAsync())
        {
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await StartAsync();

        Assert.Equal(42, await ScalarAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task The_server_stops_when_its_owner_is_disposed()
    {
        await used.CopyToAsync(folder.Path);
        var server = await StartAsync();
        using var process = Postmaster();
        await server.DisposeAsync();

        await Eventually.ExitsAsync(process);
    }

    [Fact]
    public async Task The_server_syncs_commits_to_disk_and_listens_only_locally()
    {
        await using var server = await StartAsync();

        Assert.Equal("on", await ScalarAsync(server, "SHOW fsync"));
        Assert.Contains(
            await ScalarAsync(server, "SHOW listen_addresses"),
            new object?[] { "", "127.0.0.1" }
        );
        Assert.Equal("UTF8", await ScalarAsync(server, "SHOW server_encoding"));
        Assert.Equal(
            0L,
            await ScalarAsync(
                server,
                "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"
            )
        );
    }

    [Fact]
    public async Task Capital_letters_outside_ASCII_are_lowercased()
    {
        await using var server = await StartAsync();

        Assert.Equal("ärger", await ScalarAsync(server, "SELECT lower('ÄRGER')"));
    }

    [Fact]
    public async Task A_server_that_dies_is_restarted()
    {
        await used.CopyToAsync(folder.Path);
        await using var server = await StartAsync();
        using var process = Postmaster();
        process.Kill();

        await Eventually.IsTrueAsync(() => AnswersAsync(server));
    }

    [Fact]
    public async Task A_second_ShopFlow_on_the_same_folder_is_refused()
    {
        await used.CopyToAsync(folder.Path);
        await using var first = await StartAsync();

        var refusal = await Assert.ThrowsAsync<CannotStartException>(StartAsync);

        Assert.Contains(
            $"Another ShopFlow is running on the data folder {folder.Path}.",
            refusal.Message
        );
    }

    [Fact]
    public async Task A_server_starts_on_a_path_too_long_or_too_odd_for_a_socket()
    {
        using var odd = new TemporaryFolder($" it's {new string('x', 90)}");
        await using var server = await PrivateServer.StartAsync(new(odd.Path), default);

        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_read_only_data_folder_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has other permissions.");
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["somebody's"], "");
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(StartAsync);

        Assert.Contains($"The data folder {folder.Path} cannot be written", refusal.Message);
        File.SetUnixFileMode(
            folder.Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    [Fact]
    public async Task An_unfinished_first_start_is_started_over()
    {
        await used.CopyToAsync(folder.Path);
        Directory.Move(folder["postgres"], folder["postgres.unfinished"]);

        await using var server = await StartAsync();

        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    [Fact]
    public async Task A_stale_process_id_that_is_reused_does_not_block_the_start()
    {
        await used.CopyToAsync(folder.Path);
        string[] left =
        [
            $"{Environment.ProcessId}",
            folder["postgres"],
            "1",
            "5432",
            folder["socket"],
            "",
            "",
            "ready",
        ];
        await File.WriteAllLinesAsync(folder["postgres/postmaster.pid"], left);

        await using var server = await StartAsync();

        Assert.Equal(1, await ScalarAsync(server, "SELECT 1"));
    }

    [Fact]
    public async Task Data_of_a_PostgreSQL_version_that_is_not_installed_is_refused()
    {
        await used.CopyToAsync(folder.Path);
        await File.WriteAllTextAsync(folder["postgres/PG_VERSION"], "9\n");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(StartAsync);

        Assert.Contains("was made by PostgreSQL 9, which was not found here.", refusal.Message);
    }

    [Fact]
    public async Task A_failed_start_names_its_log_file()
    {
        await used.CopyToAsync(folder.Path);
        await File.WriteAllTextAsync(folder["postgres/postgresql.conf"], "no_such_setting = 1\n");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(StartAsync);

        Assert.Contains($"Its report is in {folder["server.log"]}", refusal.Message);
    }

    public void Dispose() => folder.Dispose();

    private Task<PrivateServer> StartAsync() => PrivateServer.StartAsync(new(folder.Path), default);

    private Process Postmaster()
    {
        var number = File.ReadLines(folder["postgres/postmaster.pid"]).First();
        return Process.GetProcessById(
            int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    private static async Task<bool> AnswersAsync(PrivateServer server)
    {
        try
        {
            return await ScalarAsync(server, "SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<object?> ScalarAsync(PrivateServer server, string sql)
    {
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Database = "postgres",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
