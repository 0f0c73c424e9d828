using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A role that requires a second factor, for members with and without one.</summary>
public sealed class RequiredFactorTests : IAsyncLifetime
{
    private const string Needed = "/account/second-factor-needed";

    private readonly ManualClock clock = new();
    private RunningShop shop = null!;
    private TwoStepBrowser browser = null!;

    [Theory]
    [InlineData("/orders?status=pending")]
    [InlineData("/account")]
    [InlineData("/")]
    public async Task Every_page_redirects_to_the_page_that_asks_for_the_factor_and_back(
        string path
    )
    {
        await RequireAsync();
        await browser.PasswordAsync();

        using var answer = await browser.Http.Client.GetAsync(path);

        Assert.Equal($"{Needed}?returnUrl={Uri.EscapeDataString(path)}", Target(answer));
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/_blazor")]
    [InlineData("/account")]
    [InlineData("/orders")]
    public async Task Nothing_else_can_be_posted_and_no_circuit_opens(string path)
    {
        await RequireAsync();
        await browser.PasswordAsync();

        using var answer = await browser.Http.PostAsync(path, []);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Setting_up_an_app_there_opens_the_shop_and_the_next_sign_in_asks_for_it()
    {
        await RequireAsync();
        await browser.PasswordAsync();
        Assert.False(await browser.CanReadAsync());

        var (phone, _) = await browser.SetUpAsync($"{Needed}?returnUrl=%2Forders");

        Assert.True(await browser.CanReadAsync());
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.StartsWith(
            "/sign-in/second-factor",
            await browser.PasswordAgainAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("/orders", await browser.CodeAsync(phone.Code()));
        Assert.True(await browser.CanReadAsync());
    }

    [Fact]
    public async Task Signing_out_is_still_possible()
    {
        await RequireAsync();
        await browser.PasswordAsync();

        using var answer = await browser.Http.SubmitAsync(Needed, "sign-out");

        Assert.Equal("/sign-in", Target(answer));
    }

    [Fact]
    public async Task A_new_requirement_applies_within_a_minute_except_to_browsers_with_a_factor()
    {
        await browser.PasswordAsync();
        var (phone, _) = await browser.SetUpAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        using var other = new TwoStepBrowser(shop, clock);
        await other.PasswordAsync();
        await other.CodeAsync(phone.Code(), isRemembered: true);
        using var colleague = new TwoStepBrowser(shop, clock);
        await shop.Services.MemberAsync(StaffRole.Manager, TestStaff.Password);
        await colleague.PasswordAsync("manager@shop.example");
        Assert.True(await colleague.CanReadAsync());

        await RequireAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await other.CanReadAsync());
        Assert.Equal("/orders", await other.PasswordAgainAsync());
        Assert.True(await other.CanReadAsync());
        Assert.False(await colleague.CanReadAsync());
    }

    [Fact]
    public async Task A_member_with_a_passkey_must_use_it_and_cannot_set_up_an_app_instead()
    {
        await browser.PasswordAsync();
        await AddPasskeyAsync(await shop.Services.MemberAsync());
        await RequireAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        var page = await browser.Http.ReadAsync(Needed);
        Assert.Single(page.QuerySelectorAll("main form"));
        using var setUp = await browser.Http.PostAsync(
            Needed,
            [new("_handler", "begin-authenticator")]
        );
        Assert.NotEqual(HttpStatusCode.OK, setUp.StatusCode);

        using var use = await browser.Http.SubmitAsync($"{Needed}?returnUrl=%2Forders", "use");
        var step = await browser.Http.ReadAsync(Target(use));
        Assert.NotNull(step.QuerySelector("form[data-passkey=get]"));
        Assert.Null(step.QuerySelector("[name='Form.Code']"));
    }

    [Fact]
    public async Task A_member_with_a_passkey_cannot_get_in_with_only_the_password()
    {
        await AddPasskeyAsync(await shop.Services.MemberAsync());
        Assert.Equal("/orders", await browser.PasswordAsync());

        await RequireAsync();

        using var another = new TwoStepBrowser(shop, clock);
        Assert.StartsWith(
            "/sign-in/second-factor",
            await another.PasswordAsync(),
            StringComparison.Ordinal
        );
        Assert.False(await another.CanReadAsync());
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        await shop.Services.MemberAsync(password: TestStaff.Password);
        browser = new(shop, clock);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    private Task RequireAsync() =>
        shop.Data.ExecuteAsync("update staff.role_settings set requires_second_factor = true");

    private async Task AddPasskeyAsync(StaffMember member)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var known = await members.FindByIdAsync($"{member.Id}");
        var result = await members.AddOrUpdatePasskeyAsync(known!, MadeUp.Passkey("Laptop"));
        Assert.True(result.Succeeded);
    }

    private static string Target(HttpResponseMessage answer) => TwoStepBrowser.Target(answer);
}
