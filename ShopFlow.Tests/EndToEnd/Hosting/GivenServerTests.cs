using System.Net;
using System.Net.Sockets;
using Npgsql;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

/// <summary>
/// With a connection string ShopFlow starts no server, and says in one line why it can't reach the given one.
/// </summary>
public sealed class GivenServerTests
{
    [Fact]
    public async Task With_a_connection_string_ShopFlow_uses_that_database_and_starts_no_server()
    {
        await using var shop = await TestShop.CreateAsync();
        using var folder = new TemporaryFolder();
        await using var program = ShopFlowProcess.Start([
            Database(shop.ConnectionString),
            ("ShopFlow__DataFolder", folder.Path),
        ]);
        using var browser = new HttpClient { BaseAddress = await program.ReadyAsync() };

        Assert.Equal("""{"status":"ready"}""", await browser.GetStringAsync("/health/ready"));
        Assert.False(Directory.Exists(folder.Path));
        Assert.Equal(0L, await ScalarAsync(shop.ConnectionString, "SELECT count(*) FROM products"));
    }

    [Fact]
    public async Task An_old_schema_is_migrated()
    {
        var empty = await TestServer.EmptyAsync();
        await using (var program = ShopFlowProcess.Start([Database(empty)]))
        {
            await program.ReadyAsync();
        }

        Assert.Equal(0L, await ScalarAsync(empty, "SELECT count(*) FROM orders"));
        await TestServer.DropAsync(empty);
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_left_alone()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            """INSERT INTO "__EFMigrationsHistory" VALUES ('99991231235959_FromTheFuture', '99')"""
        );

        await RefusedAsync(
            "99991231235959_FromTheFuture. Start that one instead.",
            Database(shop.ConnectionString)
        );
    }

    [Fact]
    public async Task A_database_that_goes_away_makes_the_shop_unready_but_not_dead()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var program = ShopFlowProcess.Start([Database(shop.ConnectionString)]);
        using var browser = new HttpClient { BaseAddress = await program.ReadyAsync() };
        await shop.ExecuteAsync("""ALTER TABLE "__EFMigrationsHistory" RENAME TO away""");

        using var ready = await browser.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"status":"unavailable"}""", await ready.Content.ReadAsStringAsync());
        Assert.Equal("""{"status":"live"}""", await browser.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Data.Hosting.PrivateServer.StartAsync(
            new(folder.Path),
            default
        );
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Password = "wrong",
        };

        await RefusedAsync(
            "refused the user shopflow. Check the user name and the password",
            Database(wrong.ConnectionString)
        );
    }

    [Fact]
    public async Task An_unreachable_host_is_refused_in_one_line() =>
        await RefusedAsync(
            "No PostgreSQL server answers at 127.0.0.1:1.",
            Database("Host=127.0.0.1;Port=1;Username=u;Password=p;Database=d")
        );

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://localhost:")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "")]
    public async Task A_taken_port_is_refused_in_one_line_before_anything_is_started(
        string setting,
        string address
    )
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await RefusedAsync(
            $"Port {port} is taken by another program.",
            ("ASPNETCORE_URLS", null),
            (setting, $"{address}{port}"),
            ("ShopFlow__DataFolder", folder.Path)
        );
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task Settings_can_be_given_on_the_command_line()
    {
        var (exitCode, _, errors) = await ShopFlowProcess.RunAsync(
            [],
            "--ConnectionStrings:ShopFlow=Host=127.0.0.1;Port=1;Username=u;Database=d"
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("No PostgreSQL server answers at 127.0.0.1:1.", errors);
    }

    [Fact]
    public async Task A_mistyped_option_is_refused()
    {
        var (exitCode, _, errors) = await ShopFlowProcess.RunAsync([], "--emty");

        Assert.Equal(1, exitCode);
        Assert.Contains("--emty", errors);
    }

    [Fact]
    public async Task An_invalid_address_is_refused_in_one_line() =>
        await RefusedAsync("5080 is not an address to listen on.", ("ASPNETCORE_URLS", "5080"));

    private static (string, string?) Database(string connectionString) =>
        ("ConnectionStrings__ShopFlow", connectionString);

    private static async Task RefusedAsync(string sentence, params (string, string?)[] environment)
    {
        var (exitCode, output, errors) = await ShopFlowProcess.RunAsync(environment);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(sentence, errors);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
