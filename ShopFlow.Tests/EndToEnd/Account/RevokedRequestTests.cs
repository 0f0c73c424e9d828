using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>Whether a cookie is still accepted from one request to the next.</summary>
public sealed class RevokedRequestTests : IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private RunningShop shop = null!;
    private HttpBrowser browser = null!;

    [Theory]
    [InlineData("delete from staff.members where role = 'manager'")]
    [InlineData("update staff.members set role = 'viewer' where role = 'manager'")]
    [InlineData("delete from staff.sessions")]
    public async Task A_member_or_session_changed_with_psql_is_signed_out_within_seconds(
        string change
    )
    {
        await AssertSignedInAsync(true);

        await shop.Data.ExecuteAsync(change);
        clock.Advance(TimeSpan.FromSeconds(20));

        await AssertSignedInAsync(false);
    }

    [Fact]
    public async Task A_session_ended_by_ShopFlow_is_over_at_once()
    {
        await AssertSignedInAsync(true);
        var member = await shop.Services.MemberAsync(StaffRole.Manager);

        await shop.Services.GetRequiredService<StaffSessions>().EndAllAsync(member.Id);

        await AssertSignedInAsync(false);
    }

    [Fact]
    public async Task A_session_expires_two_weeks_after_its_last_use()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            clock.Advance(TimeSpan.FromDays(10));
            await AssertSignedInAsync(true);
        }

        clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        await AssertSignedInAsync(false);
    }

    [Fact]
    public async Task The_last_use_of_a_session_is_stored_at_most_every_five_minutes()
    {
        var sessions = shop.Services.GetRequiredService<StaffSessions>();
        var member = (await shop.Services.MemberAsync(StaffRole.Manager)).Id;
        var start = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(4));
        await AssertSignedInAsync(true);
        Assert.Equal(start, Assert.Single(await sessions.ListAsync(member)).LastSeenAt);

        clock.Advance(TimeSpan.FromMinutes(2));
        await AssertSignedInAsync(true);

        Assert.Equal(clock.GetUtcNow(), Assert.Single(await sessions.ListAsync(member)).LastSeenAt);
    }

    [Fact]
    public async Task A_tampered_cookie_is_rejected()
    {
        var cookie = browser.Cookies.GetCookies(shop.Url)["shopflow"]!;
        cookie.Value = cookie.Value[..^8] + "AAAAAAAA";

        await AssertSignedInAsync(false);
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        await shop.Services.MemberAsync(StaffRole.Owner);
        browser = await shop.SignedInBrowserAsync(StaffRole.Manager);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    private async Task AssertSignedInAsync(bool expected)
    {
        using var answer = await browser.Client.GetAsync("/users");
        Assert.Equal(expected ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
    }
}
