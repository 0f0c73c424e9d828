using System.Net;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hardening;

public sealed class LimitTests
{
    [Fact]
    public async Task Posting_too_many_forms_is_refused_with_a_time_to_retry()
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:PostsAtOnce=3");
        using var browser = shop.Browser();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var taken = await browser.PostAsync("/sign-in", []);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, taken.StatusCode);
        }

        using var refused = await browser.PostAsync("/sign-in", []);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Wait a minute", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Reading_pages_and_using_a_circuit_do_not_count_towards_the_limit()
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:PostsAtOnce=1");
        using var browser = await shop.SignedInBrowserAsync();
        using var form = await browser.PostAsync("/sign-in", []);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await browser.ReadAsync("/orders");
            using var spoken = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", []);
            Assert.Equal(HttpStatusCode.OK, spoken.StatusCode);
        }
    }

    [Fact]
    public async Task Each_address_behind_a_proxy_has_a_limit_of_its_own()
    {
        await using var shop = await RunningShop.StartAsync(
            "--ShopFlow:PostsAtOnce=1",
            "--ShopFlow:Proxies=127.0.0.1"
        );
        Task<HttpStatusCode> FromAsync(string address) => PostAsync(shop, address);

        Assert.NotEqual(HttpStatusCode.TooManyRequests, await FromAsync("192.0.2.1"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await FromAsync("192.0.2.2"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await FromAsync("2001:db8::1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await FromAsync("192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await FromAsync("2001:db8::2"));
    }

    [Fact]
    public async Task A_forged_address_does_not_get_around_the_limit()
    {
        await using var shop = await RunningShop.StartAsync("--ShopFlow:PostsAtOnce=1");

        await PostAsync(shop, "192.0.2.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(shop, "192.0.2.2"));
    }

    [Fact]
    public async Task A_form_with_an_oversized_field_is_refused()
    {
        await using var shop = await RunningShop.StartAsync();
        using var browser = shop.Browser();

        using var form = await browser.PostAsync(
            "/sign-in",
            [new("Form.Email", new string('x', 100_000))]
        );

        // The form is shown again, as for any form that can't be read.
        Assert.Equal(HttpStatusCode.SeeOther, form.StatusCode);
    }

    [Fact]
    public async Task Circuits_are_limited_and_hide_error_details()
    {
        await using var shop = await RunningShop.StartAsync();
        var circuit = shop.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        var hub = shop.Services.GetRequiredService<IOptions<HubOptions>>().Value;
        var form = shop.Services.GetRequiredService<IOptions<FormOptions>>().Value;

        Assert.False(circuit.DetailedErrors);
        Assert.NotEqual(true, hub.EnableDetailedErrors);
        Assert.Equal(1024 * 1024, hub.MaximumReceiveMessageSize);
        Assert.InRange(circuit.DisconnectedCircuitMaxRetained, 1, 50);
        Assert.InRange(form.ValueLengthLimit, 1, 64 * 1024);
    }

    private static async Task<HttpStatusCode> PostAsync(RunningShop shop, string address)
    {
        using var browser = shop.Browser();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        using var answer = await browser.PostAsync("/sign-in", []);
        return answer.StatusCode;
    }
}
