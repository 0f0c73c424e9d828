using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Writes that fail although no rule refused them.</summary>
public sealed class FailedWriteTests : FailingWrites
{
    [Fact]
    public async Task A_save_to_a_missing_server_is_unreachable_and_saved_nothing()
    {
        await using var services = Services("Host=127.0.0.1;Port=1;Timeout=2");

        var outcome = Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));

        Assert.False(outcome.MayHaveSaved);
    }

    [Fact]
    public async Task An_exhausted_pool_makes_the_save_busy_and_not_unreachable()
    {
        var full = new NpgsqlConnectionStringBuilder(Shop.ConnectionString)
        {
            MaxPoolSize = 1,
            Timeout = 1,
        };
        await using var services = Services(full.ConnectionString);
        await using var other = NewContext(services);
        await other.Database.OpenConnectionAsync();

        var outcome = Assert.IsType<SaveOutcome.Busy>(await AddUserAsync(services));

        Assert.True(outcome.IsOverloaded);
    }

    [Theory]
    [InlineData("53300")]
    [InlineData("53200")]
    public async Task A_server_without_free_connections_makes_the_save_busy(string state)
    {
        await RaiseAsync(state);
        await using var services = Services("");

        var outcome = Assert.IsType<SaveOutcome.Busy>(await AddUserAsync(services));

        Assert.True(outcome.IsOverloaded);
    }

    [Fact]
    public async Task A_full_disk_is_reported_as_such()
    {
        await RaiseAsync("53100");
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Full>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_lock_that_is_not_released_in_time_makes_the_save_busy()
    {
        await using var locker = new NpgsqlConnection(Shop.ConnectionString);
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
    public async Task A_server_that_accepts_no_connections_is_unreachable()
    {
        await RaiseAsync("57P03");
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Unreachable>(await AddUserAsync(services));
    }

    [Fact]
    public async Task A_role_without_the_privilege_is_refused()
    {
        var role = $"clerk_{Guid.NewGuid():N}";
        await Shop.ExecuteAsync($"create role {role}; grant select on users to {role}");
        try
        {
            await using var services = Services($"role={role}");

            Assert.IsType<SaveOutcome.Forbidden>(await AddUserAsync(services));
        }
        finally
        {
            await Shop.ExecuteAsync($"drop owned by {role}; drop role {role}");
        }
    }

    [Theory]
    [InlineData("deadlock_detected")]
    [InlineData("serialization_failure")]
    public async Task A_write_is_retried_after_a_deadlock_or_serialization_failure(string condition)
    {
        await Shop.ExecuteAsync(
            $"""
            create sequence tries;
            create function clash() returns trigger language plpgsql as $$
            begin
              if nextval('tries') < 3 then raise exception 'clash' using errcode = '{condition}'; end if;
              return new;
            end $$;
            create trigger clash before insert on users for each row execute function clash();
            """
        );
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Saved>(await AddUserAsync(services));
    }

    [Fact]
    public async Task Writers_that_keep_clashing_all_succeed_in_the_end()
    {
        await using var services = Services("default_transaction_isolation=serializable");
        await Shop.ExecuteAsync(
            "insert into products (name, price, stock_quantity, category) values ('Cup', 1, 0, 'Kitchen')"
        );
        await using var db = Shop.CreateDbContext();
        var id = await db.Products.Select(p => p.Id).SingleAsync();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => AddTenAsync(services, id))
        );

        Assert.All(
            outcomes.SelectMany(all => all),
            outcome => Assert.IsType<SaveOutcome.Saved>(outcome)
        );
        Assert.Equal(80, await db.Products.Select(p => p.StockQuantity).SingleAsync());
    }

    [Theory]
    [InlineData("40P01")]
    [InlineData("40001")]
    public async Task A_clash_that_persists_makes_the_save_busy(string state)
    {
        await RaiseAsync(state);
        await using var services = Services("");

        Assert.IsType<SaveOutcome.Busy>(await AddUserAsync(services));
    }

    [Theory]
    [InlineData("XX001")]
    [InlineData("428C9")]
    [InlineData("2200H")]
    [InlineData("22012")]
    public async Task An_error_the_person_did_not_cause_is_unknown_and_has_a_reference(string state)
    {
        await RaiseAsync(state);
        await using var services = Services("");

        var outcome = Assert.IsType<SaveOutcome.Unknown>(await AddUserAsync(services));

        Assert.Equal(8, outcome.Reference.Length);
    }

    [Fact]
    public async Task Leaving_the_page_cancels_the_save()
    {
        await using var services = Services("");
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            db.SaveAsync(new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task Leaving_the_page_while_the_server_works_cancels_the_save()
    {
        await SlowDownAsync(TimeSpan.FromMinutes(1));
        await using var services = Services("application_name=left");
        await using var db = NewContext(services);
        db.Add(new User { Name = "Eve", Email = "eve@Shop.test" });
        using var leaving = new CancellationTokenSource();

        var saving = db.SaveAsync(leaving.Token);
        await Shop.ExecuteAsync(UntilItSleeps("left"));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
    }

    private static async Task<List<SaveOutcome>> AddTenAsync(ServiceProvider services, int id)
    {
        var outcomes = new List<SaveOutcome>();
        for (var i = 0; i < 10; i++)
        {
            await using var db = NewContext(services);
            var done = await db.IncrementAsync<Product>(id, p => p.StockQuantity, 1, new object());
            outcomes.Add(done.Outcome);
        }

        return outcomes;
    }
}
