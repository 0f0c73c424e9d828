using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Users;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// Whatever goes wrong, no typed value and none of PostgreSQL's words reach a log, not even at trace level.
/// </summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string Secret = "s3cret-typed";
    private const int SecretNumber = -987_654;

    private readonly WrittenLog log = new();
    private TestShop shop = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(
            $"""
            insert into users (name, email) values ('Ada', '{Secret}@shop.test');
            insert into products (name, price, category) values ('Cup', 4.50, 'Kitchen');
            insert into orders (user_id) values (1);
            create function guard() returns trigger language plpgsql as $$
            begin
              if new.name like 'raise%' then raise exception 'Words about %', new.name using errcode = substr(new.name, 7, 5); end if;
              return new;
            end $$;
            create trigger guard before insert on products for each row execute function guard();
            """
        );
        services = Services(shop.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await shop.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task No_failure_logs_typed_values_or_the_servers_words()
    {
        var failed = new List<SaveOutcome>
        {
            await AddAsync(new User { Name = null!, Email = Secret }),
            await AddAsync(new User { Name = Secret, Email = $"{Secret}@shop.test" }),
            await AddAsync(new User { Name = $"{Secret}\0", Email = Secret }),
            await AddAsync(new User { Name = $"{Secret}\ud800", Email = Secret }),
            await AddAsync(Vase(Secret, SecretNumber)),
            await AddAsync(Vase(Secret, 987_654_000_000m)),
            await AddAsync(new Order { UserId = -SecretNumber, Status = Secret }),
            await AddAsync(Vase($"raise P0001 {Secret}", 1)),
            await AddAsync(Vase($"raise XX001 {Secret}", 1)),
            await AddAsync(Vase($"raise 40001 {Secret}", 1)),
            await AddAsync(Vase($"raise 57014 {Secret}", 1)),
            await AddAsync(Vase($"raise 42501 {Secret}", 1)),
            await AddAsync(Vase($"raise 57P01 {Secret}", 1)),
            await AddAsync(Vase($"raise 22012 {Secret}", 1)),
            await ChangeGoneAsync(),
            await DeleteAsync(),
            await IncrementAsync(),
        };

        Assert.DoesNotContain(failed, outcome => outcome is SaveOutcome.Saved);
        Assert.All(
            [
                Secret,
                "987654",
                "violates",
                "duplicate key",
                "Failing row",
                "Words about",
                "DETAIL:",
                "out of range",
            ],
            secret => Assert.DoesNotContain(secret, log.Text, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task An_unknown_failure_is_logged_with_its_reference_and_SQLSTATE()
    {
        var outcome = (SaveOutcome.Unknown)await AddAsync(Vase($"raise XX001 {Secret}", 1));

        Assert.Contains(outcome.Reference, log.Text, StringComparison.Ordinal);
        Assert.Contains("XX001 by no rule", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_no_SQLSTATE_if_no_server_answers()
    {
        await services.DisposeAsync();
        services = Services("Host=127.0.0.1;Port=1;Database=none;Username=nobody");

        Assert.IsType<SaveOutcome.Unreachable>(await AddAsync(Vase("Vase", 1)));

        Assert.Contains("Unreachable, no SQLSTATE (", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_write_is_logged_with_the_names_of_the_broken_rules()
    {
        await AddAsync(Vase("Vase", -1));

        Assert.Contains(
            "public.products.price_must_be_non_negative",
            log.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_reference_in_a_generic_text_leads_to_the_rule_in_the_log()
    {
        await shop.ExecuteAsync(
            "alter table products add constraint chk check (name <> reverse('esaV'))"
        );

        var refused = (SaveOutcome.Invalid)await AddAsync(Vase("Vase", 1));

        var text = refused.Messages[0].Text;
        var reference = text[text.IndexOf("(reference ", StringComparison.Ordinal)..].TrimEnd('.');
        Assert.Contains($"public.products.chk {reference}", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_broken_rule_is_counted()
    {
        var counted = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument is { Meter.Name: "ShopFlow", Name: "shopflow.rules.broken" })
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => counted.Add((string)tags[0].Value!)
        );
        listener.Start();

        await AddAsync(Vase(null!, -1));

        Assert.Contains("public.products.n:name", counted);
        Assert.Contains("public.products.price_must_be_non_negative", counted);
    }

    [Fact]
    public async Task A_failed_query_logs_no_typed_values_either()
    {
        await using var db = NewContext();

        await Assert.ThrowsAsync<PostgresException>(() =>
            db.Database.SqlQuery<int>($"select cast({Secret} as int) as \"Value\"").ToListAsync()
        );

        Assert.DoesNotContain(Secret, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("invalid input", log.Text, StringComparison.Ordinal);
    }

    private static Product Vase(string name, decimal price) =>
        new()
        {
            Name = name,
            Price = price,
            Category = "Kitchen",
        };

    private ServiceProvider Services(string connectionString) =>
        new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddShopFlowData(connectionString)
            .BuildServiceProvider();

    private ShopFlowDbContext NewContext() =>
        services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>().CreateDbContext();

    private async Task<SaveOutcome> AddAsync(object row)
    {
        await using var db = NewContext();
        db.Add(row);
        return await db.SaveAsync();
    }

    private async Task<SaveOutcome> ChangeGoneAsync()
    {
        await using var db = NewContext();
        var cup = await db.Products.SingleAsync();
        await shop.ExecuteAsync("update products set price = 5");
        cup.Name = Secret;
        return await db.SaveAsync();
    }

    private async Task<SaveOutcome> DeleteAsync()
    {
        await using var db = NewContext();
        return await db.DeleteAsync<User>(1);
    }

    private async Task<SaveOutcome> IncrementAsync()
    {
        await using var db = NewContext();
        var done = await db.IncrementAsync<Product>(
            1,
            p => p.StockQuantity,
            SecretNumber,
            new object()
        );
        return done.Outcome;
    }
}
