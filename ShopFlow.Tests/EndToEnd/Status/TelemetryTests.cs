using ShopFlow.Data.Constraints;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.EndToEnd.Status;

/// <summary>A real shop that exports to a collector, and what arrives there.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly OtlpListener collector = new();
    private readonly string secret = $"s3cret-{Guid.NewGuid():N}";

    public void Dispose() => collector.Dispose();

    [Fact]
    public async Task Telemetry_covers_pages_queries_saves_and_rules()
    {
        await WorkAsync();

        var metrics = collector.Sent("/v1/metrics");
        Assert.All(
            [
                "shopflow.list.duration",
                "shopflow.save.duration",
                "Saved",
                "Invalid",
                "shopflow.rules.broken",
                "public.users.email_must_be_unique",
                "db.client.operation.duration",
                "http.server.request.duration",
            ],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal)
        );
        var traces = collector.Sent("/v1/traces");
        Assert.All(
            ["list User", "save", "GET /users", "db.query.text", "FROM users"],
            name => Assert.Contains(name, traces, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Telemetry_contains_nothing_that_was_typed()
    {
        await WorkAsync();

        var sent = collector.Sent("/v1/metrics") + collector.Sent("/v1/traces");
        Assert.Contains("(withheld)", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unreachable_collector_does_not_affect_the_shop()
    {
        collector.Dispose();
        await using var shop = await RunningShop.StartAsync($"--ShopFlow:Otlp={collector.Url}");
        using var browser = await shop.SignedInBrowserAsync();

        Assert.NotNull(await browser.ReadAsync("/orders"));
        Assert.DoesNotContain("Error:", shop.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_collector_address_is_refused_at_startup()
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            RunningShop.StartAsync("--ShopFlow:Otlp=collector")
        );

        Assert.Contains("collector in ShopFlow__Otlp is not an address", refusal.Message);
    }

    /// <summary>
    /// A page that searches, a save, a refused save, and a query that fails with the server's own words.
    /// </summary>
    private async Task WorkAsync()
    {
        await using var shop = await RunningShop.StartAsync($"--ShopFlow:Otlp={collector.Url}");
        await shop.Data.ExecuteAsync(
            """
            create function guard() returns trigger language plpgsql as $$
            begin raise exception 'Words about %', new.name using errcode = 'XX001'; end $$;
            create trigger guard before insert on users for each row when (new.name like 'raise%') execute function guard();
            """
        );
        using var browser = await shop.SignedInBrowserAsync();
        (await browser.Client.GetAsync($"/users?q={secret}")).EnsureSuccessStatusCode();
        var users = shop.Data.Get<UserService>();

        Outcomes.Saved(await users.SaveAsync(Typed(secret)));
        Assert.IsType<SaveOutcome.Invalid>(await users.SaveAsync(Typed(secret)));
        Assert.IsType<SaveOutcome.Unknown>(await users.SaveAsync(Typed($"raise {secret}")));
    }

    private UserForm Typed(string name) => new() { Name = name, Email = $"{secret}@shop.test" };
}
