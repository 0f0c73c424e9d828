using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>A shop with one user, and services that fail to write to it.</summary>
public abstract class FailingWrites : IAsyncLifetime
{
    private protected TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await TestShop.CreateAsync();
        await Shop.ExecuteAsync("insert into users (name, email) values ('Ada', 'ada@Shop.test')");
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    /// <param name="setting">A server setting or a whole connection string.</param>
    private protected ServiceProvider Services(string setting)
    {
        var own = new NpgsqlConnectionStringBuilder(Shop.ConnectionString)
        {
            Options = setting.Length > 0 ? $"-c {setting}" : null,
        };
        var connectionString =
            setting.Contains("Host=", StringComparison.Ordinal)
            || setting.Contains("Pool", StringComparison.Ordinal)
                ? setting
                : own.ConnectionString;
        return new ServiceCollection()
            .AddLogging()
            .AddShopFlowData(connectionString)
            .BuildServiceProvider();
    }

    private protected static ShopFlowDbContext NewContext(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>().CreateDbContext();

    private protected static async Task<SaveOutcome> AddUserAsync(ServiceProvider services)
    {
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });
        return await db.SaveAsync();
    }

    private protected static async Task<SaveOutcome> RenameUserAsync(ServiceProvider services)
    {
        await using var db = NewContext(services);
        (await db.Users.SingleAsync()).Name = "Eve";
        return await db.SaveAsync();
    }

    private protected Task RaiseAsync(string state) =>
        Shop.ExecuteAsync(
            $"""
            create function fail() returns trigger language plpgsql as $$ begin raise exception 'odd' using errcode = '{state}'; end $$;
            create trigger fail before insert on users for each row execute function fail();
            """
        );

    private protected Task SlowDownAsync(TimeSpan time) =>
        Shop.ExecuteAsync(
            $"""
            create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep({time.TotalSeconds}); return new; end $$;
            create trigger linger before insert on users for each row execute function linger();
            """
        );

    private protected static string UntilItSleeps(string application) =>
        $"""
            do $$ begin
              while not exists (select from pg_stat_activity where application_name = '{application}' and wait_event = 'PgSleep') loop
                perform pg_stat_clear_snapshot();
              end loop;
            end $$;
            """;
}
