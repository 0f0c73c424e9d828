using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Features;

namespace ShopFlow.Tests.Support;

/// <summary>A database of its own for one test, and the real services over it.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestShop(string connectionString, ServiceProvider services)
    {
        ConnectionString = connectionString;
        this.services = services;
    }

    /// <summary>The superuser's, for what a test does beside ShopFlow.</summary>
    public string ConnectionString { get; }

    /// <summary>What the services are given: a role that owns nothing.</summary>
    public string ServingConnectionString => TestServer.Serving(ConnectionString);

    public IServiceProvider Services => services;

    /// <param name="configure">Registrations that one test needs beside the program's.</param>
    public static async Task<TestShop> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var connectionString = await TestServer.CloneAsync();
        var registered = new ServiceCollection()
            .AddLogging()
            .AddShopFlowData(TestServer.Serving(connectionString))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<CurrentSettings>()
            .AddSingleton<ShopFormat>()
            .AddShopFlowFeatures();
        registered.Configure<ShopSettings>(shop =>
        {
            shop.Culture = "en-GB";
            shop.TimeZone = "Europe/Berlin";
        });
        configure?.Invoke(registered);
        return new(connectionString, registered.BuildServiceProvider(validateScopes: true));
    }

    public ShopFlowDbContext CreateDbContext() =>
        services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>().CreateDbContext();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Does what somebody else would do with psql, on a connection that ShopFlow does not know.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestServer.DropAsync(ConnectionString);
    }
}
