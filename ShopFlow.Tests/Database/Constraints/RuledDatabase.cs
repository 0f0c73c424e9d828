using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>A database with a test's own tables, and a context whose rules are explained.</summary>
internal sealed class RuledDatabase<TContext> : IAsyncDisposable
    where TContext : DbContext
{
    private readonly string connectionString;
    private readonly ServiceProvider services;

    private RuledDatabase(string connectionString)
    {
        this.connectionString = connectionString;
        services = new ServiceCollection()
            .AddLogging()
            .AddRulebook<TContext>(connectionString)
            .BuildServiceProvider();
    }

    public static async Task<RuledDatabase<TContext>> CreateAsync(string ddl)
    {
        var database = new RuledDatabase<TContext>(await TestServer.EmptyAsync());
        await database.ExecuteAsync(ddl);
        return database;
    }

    public TContext CreateDbContext() =>
        services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();

    public async Task ExecuteAsync(string sql) => await ScalarAsync<object>(sql);

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestServer.DropAsync(connectionString);
    }
}
