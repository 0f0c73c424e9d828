using System.Collections.Concurrent;
using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Tests.Support;

/// <summary>
/// The PostgreSQL server of the run, picked by <see cref="ServerChoice"/>, with one migrated template database.
/// </summary>
internal static class TestServer
{
    private static readonly string Template = $"template_{Environment.ProcessId}";
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static readonly SemaphoreSlim OneClone = new(1);
    private static readonly ConcurrentBag<Task> Drops = [];
    private static int clones;

    /// <summary>Copies the migrated template file by file and returns the connection string of the copy.</summary>
    public static async Task<string> CloneAsync(string? template = null)
    {
        var server = await Started.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref clones)}";
        await OneClone.WaitAsync();
        try
        {
            await ExecuteAsync(
                server,
                $"CREATE DATABASE {name} TEMPLATE {template ?? Template} STRATEGY file_copy"
            );
        }
        finally
        {
            OneClone.Release();
        }

        return Database(server, name);
    }

    /// <summary>The same database for the serving role.</summary>
    public static string Serving(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Username = ServingRole.DefaultName,
            Password = "serving",
        }.ConnectionString;

    /// <summary>A new database without tables.</summary>
    public static Task<string> EmptyAsync() => CloneAsync("template1");

    public static async Task DropAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(await Started.Value, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>
    /// Drops the database without making the test wait: closing the remaining connections takes the server 0.1 seconds.
    /// </summary>
    public static void DropLater(string connectionString) => Drops.Add(DropAsync(connectionString));

    public static Task DroppedAsync() => Task.WhenAll(Drops);

    private static async Task<string> StartAsync()
    {
        var server = await ChosenServer.StartAsync();
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
        await using var connection = new NpgsqlConnection(Database(server, "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
