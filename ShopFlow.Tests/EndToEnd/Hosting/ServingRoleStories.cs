using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

/// <summary>Requests use another role than migrations do, on a private server and on a given one.</summary>
public sealed class ServingRoleStories(UsedFolder used) : IClassFixture<UsedFolder>, IDisposable
{
    private const string SameRole = "The user that serves requests owns the tables";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_folder_of_an_earlier_ShopFlow_gets_the_serving_role()
    {
        await used.CopyToAsync(folder.Path);
        File.Delete(folder["serving-password"]);

        await using var program = ShopFlowProcess.Start(
            [("ShopFlow__DataFolder", folder.Path)],
            "--empty"
        );
        using var browser = new HttpClient { BaseAddress = await program.ReadyAsync() };

        Assert.Equal("""{"status":"ready"}""", await browser.GetStringAsync("/health/ready"));
        Assert.Single(program.Output);
        Assert.NotEqual(
            await File.ReadAllTextAsync(folder["password"]),
            await File.ReadAllTextAsync(folder["serving-password"])
        );
    }

    [Fact]
    public async Task A_serving_role_that_was_changed_by_hand_is_repaired()
    {
        await used.CopyToAsync(folder.Path);
        await using (var server = await PrivateServer.StartAsync(new(folder.Path), default))
        {
            await RunAsync(
                server.ConnectionString,
                "CREATE ROLE shopflow_app SUPERUSER PASSWORD 'other'"
            );
        }

        await using (var program = Start(("ShopFlow__DataFolder", folder.Path)))
        {
            await program.ReadyAsync();
        }

        await using var again = await PrivateServer.StartAsync(new(folder.Path), default);
        await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync(again.ServingConnectionString, "CREATE TABLE mine (id int)")
        );
    }

    [Fact]
    public async Task On_a_private_server_the_serving_role_can_read_pg_stat_statements()
    {
        await used.CopyToAsync(folder.Path);
        await using (var program = Start(("ShopFlow__DataFolder", folder.Path)))
        {
            await program.ReadyAsync();
        }

        await using var again = await PrivateServer.StartAsync(new(folder.Path), default);
        await RunAsync(again.ServingConnectionString, "SELECT FROM pg_stat_statements");
    }

    [Fact]
    public async Task A_given_server_is_migrated_by_its_owner_and_served_by_the_serving_role()
    {
        var empty = await TestServer.EmptyAsync();

        await using (var program = Start(Owner(empty), Serving(TestServer.Serving(empty))))
        {
            await program.ReadyAsync();
            Assert.Single(program.Output);
        }

        await RunAsync(TestServer.Serving(empty), "SELECT FROM users");
        await TestServer.DropAsync(empty);
    }

    [Fact]
    public async Task The_serving_role_alone_can_serve_what_the_owner_has_migrated()
    {
        var empty = await TestServer.EmptyAsync();
        var migrated = await ShopFlowProcess.RunAsync(
            [Owner(empty), Serving(TestServer.Serving(empty))],
            "migrate",
            "up"
        );
        Assert.Equal((0, ""), (migrated.ExitCode, migrated.Errors));

        await using (var program = Start(Serving(TestServer.Serving(empty))))
        {
            await program.ReadyAsync();
            Assert.Single(program.Output);
        }

        await TestServer.DropAsync(empty);
    }

    [Fact]
    public async Task Using_one_user_for_both_prints_a_warning()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var program = Start(Serving(shop.ConnectionString));
        await program.ReadyAsync();

        Assert.Contains(
            program.Output,
            line => line.StartsWith(SameRole, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_user_can_come_from_PGUSER_and_PGPASSWORD()
    {
        await using var shop = await TestShop.CreateAsync();
        var given = new NpgsqlConnectionStringBuilder(shop.ServingConnectionString);
        var (user, password) = (given.Username, given.Password);
        given.Username = null;
        given.Password = null;

        await using var program = Start(
            Serving(given.ConnectionString),
            ("PGUSER", user),
            ("PGPASSWORD", password)
        );

        await program.ReadyAsync();
        Assert.Single(program.Output);
    }

    [Fact]
    public async Task A_wrong_owner_password_explains_how_to_change_it_on_the_server()
    {
        await using var shop = await TestShop.CreateAsync();
        var owner = new NpgsqlConnectionStringBuilder(shop.ConnectionString) { Password = null };

        await RefusedAsync(
            @"docker compose exec database psql -U shopflow -c '\password'",
            Owner(owner.ConnectionString),
            Serving(shop.ServingConnectionString),
            ("PGPASSWORD", "not the one")
        );
    }

    [Fact]
    public async Task The_serving_role_alone_cannot_migrate_and_says_who_can()
    {
        var empty = await TestServer.EmptyAsync();

        await RefusedAsync(
            "Name the tables' owner in ConnectionStrings__ShopFlowOwner.",
            Serving(TestServer.Serving(empty))
        );
        await TestServer.DropAsync(empty);
    }

    [Fact]
    public async Task Two_connection_strings_to_different_databases_are_refused()
    {
        await using var shop = await TestShop.CreateAsync();
        var empty = await TestServer.EmptyAsync();

        await RefusedAsync(
            "lead to different databases.",
            Owner(shop.ConnectionString),
            Serving(TestServer.Serving(empty))
        );
        await TestServer.DropAsync(empty);
    }

    public void Dispose() => folder.Dispose();

    private static (string, string?) Owner(string connectionString) =>
        ("ConnectionStrings__ShopFlowOwner", connectionString);

    private static (string, string?) Serving(string connectionString) =>
        ("ConnectionStrings__ShopFlow", connectionString);

    private static ShopFlowProcess Start(params (string, string?)[] environment) =>
        ShopFlowProcess.Start(environment, "--empty");

    private static async Task RefusedAsync(string sentence, params (string, string?)[] environment)
    {
        var (exitCode, _, errors) = await ShopFlowProcess.RunAsync(environment);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, errors);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
