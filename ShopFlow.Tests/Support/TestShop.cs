using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Support;

/// <summary>A database for one test, and the real services on it.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ConcurrentDictionary<string, AsyncServiceScope> people = [];

    private TestShop(string connectionString, ServiceProvider services)
    {
        ConnectionString = connectionString;
        this.services = services;
    }

    /// <summary>For the superuser: for what a test does outside ShopFlow.</summary>
    public string ConnectionString { get; }

    /// <summary>For the services: a role that owns nothing.</summary>
    public string ServingConnectionString => TestServer.Serving(ConnectionString);

    public IServiceProvider Services => services;

    /// <param name="configure">Registrations that this test needs besides the program's.</param>
    public static async Task<TestShop> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var connectionString = await TestServer.CloneAsync();
        var registered = new ServiceCollection()
            .AddLogging()
            .AddShopFlowData(TestServer.Serving(connectionString))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<CurrentSettings>()
            .AddSingleton<ShopFormat>()
            .AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>()
            .AddAccess()
            .AddShopFlowFeatures()
            .HashQuickly();
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

    /// <summary>A service as an owner sees it.</summary>
    public T Get<T>()
        where T : notnull => As(StaffRole.Owner).GetRequiredService<T>();

    /// <summary>
    /// The services as a member with the given role sees them. The role "" is somebody who isn't signed in.
    /// </summary>
    public IServiceProvider As(string role) => people.GetOrAdd(role, SignIn).ServiceProvider;

    /// <summary>Runs SQL on a connection of its own, as somebody with psql would.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc cref="ExecuteAsync"/>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            await person.DisposeAsync();

        await services.DisposeAsync();
        TestServer.DropLater(ConnectionString);
    }

    private AsyncServiceScope SignIn(string role)
    {
        var scope = services.CreateAsyncScope();
        scope
            .ServiceProvider.GetRequiredService<CurrentPerson>()
            .Is(role.Length > 0 ? Team.Member(role) : new ClaimsPrincipal());
        return scope;
    }
}
