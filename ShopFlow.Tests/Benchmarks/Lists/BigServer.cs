using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Data.Seeding;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>A private PostgreSQL that syncs every commit to disk, with a big shop and the smallest one.</summary>
internal sealed class BigServer(PrivateServer server, string folder, bool isKept) : IAsyncDisposable
{
    public string Folder => folder;

    /// <param name="folder">Kept with its shops for the next run. Null for a folder that is deleted at the end.</param>
    public static async Task<BigServer> StartAsync(string? folder)
    {
        // In the temporary folder, because PostgreSQL's own account must be able to reach it.
        var path =
            folder
            ?? Path.Combine(Path.GetTempPath(), $"shopflow-benchmark-{Environment.ProcessId}");
        return new(await PrivateServer.StartAsync(new(path), default), path, folder is not null);
    }

    /// <summary>Migrates the shop, fills it unless an earlier run did, and flushes it to disk.</summary>
    public async Task<BigDatabase> ShopAsync(double scale)
    {
        var name = string.Create(null, $"shop_{scale}").Replace('.', '_');
        await CreateAsync(name);
        var database = new BigDatabase(
            On(server.ConnectionString, name),
            On(server.ServingConnectionString, name)
        );
        await new Migrator(database.Owner, new(database.Owner, database.Serving)).UpAsync(
            null,
            default
        );
        await new BigShop(
            BigShopSize.At(scale),
            DateOnly.FromDateTime(DateTime.UtcNow),
            Report.Note
        ).LoadAsync(database.Owner, default);
        // Writes out what the load left, so that it isn't written during a measurement.
        await database.ExecuteAsync("CHECKPOINT");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (!isKept)
            Directory.Delete(folder, recursive: true);
    }

    private async Task CreateAsync(string name)
    {
        await using var connection = new NpgsqlConnection(On(server.ConnectionString, "postgres"));
        await connection.OpenAsync();
        await using var find = new NpgsqlCommand(
            "SELECT 1 FROM pg_database WHERE datname = $1",
            connection
        );
        find.Parameters.Add(new() { Value = name });
        if (await find.ExecuteScalarAsync() is not null)
            return;

        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            CommandTimeout = 600,
        }.ConnectionString;
}

/// <summary>One shop on the server, with the connection strings of its owner and of the serving role.</summary>
internal sealed record BigDatabase(string Owner, string Serving)
{
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
