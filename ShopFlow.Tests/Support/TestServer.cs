using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Support;

/// <summary>
/// One PostgreSQL server for the run and one migrated template database on it. <c>SHOPFLOW_TEST_SERVER</c> (a superuser's
/// connection string) names a server to use instead of a private one.
/// </summary>
internal static class TestServer
{
    private static readonly string Template = $"template_{Environment.ProcessId}";
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static readonly SemaphoreSlim OneClone = new(1);
    private static int clones;

    /// <summary>Copies the migrated template (about 20 ms) and returns the copy's connection string.</summary>
    public static async Task<string> CloneAsync(string? template = null)
    {
        var server = await Started.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref clones)}";
        await OneClone.WaitAsync();
        try
        {
            await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {template ?? Template}");
        }
        finally
        {
            OneClone.Release();
        }

        return Database(server, name);
    }

    /// <summary>The same database for the role that serves requests.</summary>
    public static string Serving(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Username = ServingRole.DefaultName,
            Password = "serving",
        }.ConnectionString;

    /// <summary>A new database without any table.</summary>
    public static Task<string> EmptyAsync() => CloneAsync("template1");

    public static async Task DropAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(await Started.Value, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task<string> StartAsync()
    {
        var server =
            Environment.GetEnvironmentVariable("SHOPFLOW_TEST_SERVER")
            ?? await ThrowawayServer.StartAsync();

        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Template}");
        await ExecuteAsync(server, $"CREATE DATABASE {Template}");
        var template = Database(server, Template, pooling: false);
        await new Migrator(template, new(template, Serving(template))).UpAsync(null, default);
        return server;
    }

    private static string Database(string server, string name, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            Pooling = pooling,
            MaxPoolSize = 10,
        }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(
            Database(server, "postgres", pooling: false)
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
