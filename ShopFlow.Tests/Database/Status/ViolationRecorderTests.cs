using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Status;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Status;

public sealed class ViolationRecorderTests : IAsyncLifetime
{
    private const string Unique = "email_must_be_unique";
    private readonly ManualClock clock = new();
    private TestShop shop = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync(services => services.AddSingleton<TimeProvider>(clock));
        await KnownShop.FillAsync(shop);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_rule_that_refused_saves_is_listed_with_its_sentence_and_counts()
    {
        await RefuseAsync(times: 2);
        await RecordAsync();
        await RefuseAsync(times: 1);
        await RecordAsync();

        var rule = Assert.Single(await RulesAsync());

        Assert.Equal(new ConstraintKey("public", "users", Unique), rule.Rule);
        Assert.Equal("Another customer already has this email.", rule.Sentence);
        Assert.Equal((3, 3), (rule.Today, rule.Month));
    }

    [Fact]
    public async Task Refusals_by_the_forms_own_check_count_too()
    {
        await shop.Get<UserService>().SaveAsync(new() { Name = "Eve", Email = null });
        await RecordAsync();

        Assert.Equal(1, Assert.Single(await RulesAsync()).Today);
    }

    [Fact]
    public async Task A_save_that_breaks_a_rule_twice_counts_as_one_refusal()
    {
        await using var db = shop.CreateDbContext();
        db.AddRange(
            new Data.Products.Product
            {
                Name = "A",
                Price = -1,
                Category = "C",
            }
        );
        db.AddRange(
            new Data.Products.Product
            {
                Name = "B",
                Price = -1,
                Category = "C",
            }
        );
        await db.SaveAsync();
        await RecordAsync();

        Assert.Equal(1, Assert.Single(await RulesAsync()).Today);
    }

    [Fact]
    public async Task Another_server_of_the_shop_adds_to_the_same_counts()
    {
        await RefuseAsync(times: 1);
        await RecordAsync();
        await shop.ExecuteAsync("UPDATE shopflow.refusals SET count = count + 300");
        await RefuseAsync(times: 1);
        await RecordAsync();

        var rule = Assert.Single(await RulesAsync());

        Assert.Equal(302, rule.Today);
        Assert.True(rule.NeedsHint);
    }

    [Fact]
    public async Task Refusals_are_counted_by_the_shops_day_and_summed_over_thirty_days()
    {
        // 23:30 in London is already the next day in Berlin.
        clock.Advance(TimeSpan.FromHours(14));
        await RefuseAsync(times: 1);
        await RecordAsync();
        await shop.ExecuteAsync(
            """
            INSERT INTO shopflow.refusals SELECT day - 29, table_schema, table_name, rule, 10 FROM shopflow.refusals;
            INSERT INTO shopflow.refusals SELECT day - 1, table_schema, table_name, rule, 100 FROM shopflow.refusals;
            """
        );

        Assert.Equal(
            "2026-11-21",
            await shop.ScalarAsync<string>("SELECT max(day)::text FROM shopflow.refusals")
        );
        var rule = Assert.Single(await RulesAsync());
        Assert.Equal((1, 111), (rule.Today, rule.Month));
    }

    [Fact]
    public async Task Counts_are_kept_until_the_database_accepts_them()
    {
        await RefuseAsync(times: 1);
        await shop.ExecuteAsync("ALTER TABLE shopflow.refusals RENAME TO away");
        await RecordAsync();
        await shop.ExecuteAsync("ALTER TABLE shopflow.away RENAME TO refusals");
        await RecordAsync();

        Assert.Equal(1, Assert.Single(await RulesAsync()).Today);
    }

    [Fact]
    public async Task The_last_counts_are_stored_when_the_server_stops()
    {
        var recorder = shop.Get<ViolationRecorder>();
        await recorder.StartAsync(default);
        await RefuseAsync(times: 1);

        await recorder.StopAsync(default);

        Assert.Equal(1, Assert.Single(await RulesAsync()).Today);
    }

    [Fact]
    public async Task A_dropped_rule_is_listed_by_its_name()
    {
        await shop.ExecuteAsync(
            "INSERT INTO shopflow.refusals SELECT '2026-11-20', 'public', 'users', 'name_must_rhyme', 1"
        );

        Assert.Equal("name_must_rhyme", Assert.Single(await RulesAsync()).Sentence);
    }

    [Fact]
    public async Task Nothing_is_stored_about_the_person_who_was_refused()
    {
        await RefuseAsync(times: 1);
        await RecordAsync();

        var kept = await shop.ScalarAsync<string>(
            "SELECT string_agg(r::text, ' ') FROM shopflow.refusals r"
        );

        Assert.Equal($"(2026-11-20,public,users,{Unique},1)", kept);
    }

    private async Task RefuseAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var outcome = await shop.Get<UserService>()
                .SaveAsync(new() { Name = "Ada", Email = "ada@shop.test" });
            Assert.IsType<SaveOutcome.Invalid>(outcome);
        }
    }

    private Task RecordAsync() => shop.Get<ViolationRecorder>().RecordAsync(default);

    private async Task<IReadOnlyList<ViolatedRule>> RulesAsync() =>
        (await shop.Get<StatusQuery>().ReadAsync())!.Rules;
}
