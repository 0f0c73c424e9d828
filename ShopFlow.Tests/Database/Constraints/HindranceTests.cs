using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Writes that no rule refused and that were not saved all the same.</summary>
public sealed class HindranceTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync("insert into users (name, email) values ('Ada', 'ada@shop.test')");
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_not_there_saves_nothing()
    {
        await using var services = Services("Host=127.0.0.1;Port=1;Timeout=2");

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));

        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_pool_that_is_used_up_saves_nothing()
    {
        var full = new NpgsqlConnectionStringBuilder(shop.ConnectionString)
        {
            MaxPoolSize = 1,
            Timeout = 1,
        };
        await using var services = Services(full.ConnectionString);
        await using var other = NewContext(services);
        await other.Database.OpenConnectionAsync();

        Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_lock_that_is_not_released_in_time_makes_the_save_busy()
    {
        await using var locker = new NpgsqlConnection(shop.ConnectionString);
        await locker.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync();
        await using var update = new NpgsqlCommand("update users set name = 'Held'", locker);
        await update.ExecuteNonQueryAsync();
        await using var services = Services("lock_timeout=50");

        Assert.IsType<SaveOutcome.Busy>(await RenameUserAsync(services));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_makes_the_save_busy()
    {
        await SlowDownAsync(TimeSpan.FromMinutes(1));
        await using var services = Services("statement_timeout=50");

        Assert.IsType<SaveOutcome.Busy>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_read_only_server_is_unreachable_for_a_save()
    {
        await using var services = Services("default_transaction_read_only=on");

        Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_role_without_the_right_is_refused()
    {
        var role = $"clerk_{Guid.NewGuid():N}";
        await shop.ExecuteAsync($"create role {role}; grant select on users to {role}");
        try
        {
            await using var services = Services($"role={role}");

            Assert.IsType<SaveOutcome.Refused>(await AddUserAsync(services));
        }
        finally
        {
            await shop.ExecuteAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [Fact]
    public async Task A_statement_that_the_server_says_it_stopped_was_not_saved()
    {
        await SlowDownAsync(TimeSpan.FromMinutes(1));
        await using var services = Services("application_name=doomed");

        var saving = AddUserAsync(services);
        await BreakAsync("doomed");

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await saving);
        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_commit_may_have_saved()
    {
        await using var proxy = ProxyThatBreaksAfter("COMMIT\0");
        await using var services = Services(Through(proxy));
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });
        db.Add(new User { Name = "Fay", Email = "fay@shop.test" });

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await db.SaveAsync());

        Assert.True(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_commit_has_saved_nothing()
    {
        await using var proxy = ProxyThatBreaksAfter("INSERT INTO users");
        await using var services = Services(Through(proxy));
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });
        db.Add(new User { Name = "Fay", Email = "fay@shop.test" });

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await db.SaveAsync());

        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_connection_that_breaks_under_a_statement_that_commits_itself_may_have_saved()
    {
        await using var proxy = ProxyThatBreaksAfter("INSERT INTO users");
        await using var services = Services(Through(proxy));

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));

        Assert.True(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task A_deadlock_is_tried_again()
    {
        await shop.ExecuteAsync(
            """
            create sequence tries;
            create function clash() returns trigger language plpgsql as $$
            begin
              if nextval('tries') < 3 then raise exception 'clash' using errcode = 'deadlock_detected'; end if;
              return new;
            end $$;
            create trigger clash before insert on users for each row execute function clash();
            """
        );
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Saved>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_deadlock_that_stays_makes_the_save_busy()
    {
        await RaiseAsync("40P01");
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Busy>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_surprise_has_a_reference()
    {
        await RaiseAsync("XX001");
        await using var services = Services("");

        var outcome = Assert.IsType<SaveOutcome.Unknown>(await AddUserAsync(services));

        Assert.Equal(8, outcome.Reference.Length);
    }

    [Fact]
    public async Task A_person_who_leaves_cancels_the_save()
    {
        await using var services = Services("");
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            db.SaveAsync(new CancellationToken(canceled: true))
        );
    }

    /// <param name="setting">A server setting, or a whole connection string.</param>
    private ServiceProvider Services(string setting)
    {
        var own = new NpgsqlConnectionStringBuilder(shop.ConnectionString)
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

    private BreakingProxy ProxyThatBreaksAfter(string message)
    {
        var server = new NpgsqlConnectionStringBuilder(shop.ConnectionString);
        return new(server.Host!, server.Port, message);
    }

    private string Through(BreakingProxy proxy) =>
        new NpgsqlConnectionStringBuilder(shop.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = proxy.Port,
            Pooling = false,
        }.ConnectionString;

    private static ShopFlowDbContext NewContext(ServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>().CreateDbContext();

    private static async Task<SaveOutcome> AddUserAsync(ServiceProvider services)
    {
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@shop.test" });
        return await db.SaveAsync();
    }

    private static async Task<SaveOutcome> RenameUserAsync(ServiceProvider services)
    {
        await using var db = NewContext(services);
        (await db.Users.SingleAsync()).Name = "Eve";
        return await db.SaveAsync();
    }

    private Task RaiseAsync(string state) =>
        shop.ExecuteAsync(
            $"""
            create function fail() returns trigger language plpgsql as $$ begin raise exception 'odd' using errcode = '{state}'; end $$;
            create trigger fail before insert on users for each row execute function fail();
            """
        );

    private Task SlowDownAsync(TimeSpan time) =>
        shop.ExecuteAsync(
            $"""
            create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep({time.TotalSeconds}); return new; end $$;
            create trigger linger before insert on users for each row execute function linger();
            """
        );

    /// <summary>Ends the session once its statement runs.</summary>
    private Task BreakAsync(string application) =>
        shop.ExecuteAsync(
            $"""
            do $$ begin
              while not exists (select from pg_stat_activity where application_name = '{application}' and wait_event = 'PgSleep') loop
                perform pg_stat_clear_snapshot();
              end loop;
              perform pg_terminate_backend(pid) from pg_stat_activity where application_name = '{application}';
            end $$
            """
        );
}
