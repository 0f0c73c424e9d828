using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A role that needs a second factor, for those who have one and those who have none.</summary>
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
    public async Task Every_page_leads_to_the_one_that_asks_for_it_and_back(string path)
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
    public async Task Nothing_can_be_posted_anywhere_else_and_no_circuit_opens(string path)
    {
        await RequireAsync();
        await browser.PasswordAsync();

        using var answer = await browser.Http.PostAsync(path, []);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task With_an_app_set_up_there_the_shop_opens_and_the_next_sign_in_asks_for_it()
    {
        await RequireAsync();
        await browser.PasswordAsync();
        Assert.False(await browser.MayReadAsync());

        var (phone, _) = await browser.SetUpAsync($"{Needed}?returnUrl=%2Forders");

        Assert.True(await browser.MayReadAsync());
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.StartsWith(
            "/sign-in/second-factor",
            await browser.PasswordAgainAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal("/orders", await browser.CodeAsync(phone.Code()));
        Assert.True(await browser.MayReadAsync());
    }

    [Fact]
    public async Task The_way_out_stays_open()
    {
        await RequireAsync();
        await browser.PasswordAsync();

        using var answer = await browser.Http.SubmitAsync(Needed, "sign-out");

        Assert.Equal("/sign-in", Target(answer));
    }

    [Fact]
    public async Task Turned_on_later_it_holds_within_a_minute_and_a_remembered_or_shown_factor_satisfies_it()
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
        Assert.True(await colleague.MayReadAsync());

        await RequireAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await other.MayReadAsync());
        Assert.Equal("/orders", await other.PasswordAgainAsync());
        Assert.True(await other.MayReadAsync());
        Assert.False(await colleague.MayReadAsync());
    }

    [Fact]
    public async Task Whoever_has_a_passkey_is_asked_for_it_and_cannot_set_up_something_else_instead()
    {
        await browser.PasswordAsync();
        await AddPasskeyAsync(await shop.Services.MemberAsync());
        await RequireAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        var page = await browser.Http.ReadAsync(Needed);
        Assert.Single(page.QuerySelectorAll("main form"));
        using var begun = await browser.Http.PostAsync(
            Needed,
            [new("_handler", "begin-authenticator")]
        );
        Assert.NotEqual(HttpStatusCode.OK, begun.StatusCode);

        using var use = await browser.Http.SubmitAsync($"{Needed}?returnUrl=%2Forders", "use");
        var step = await browser.Http.ReadAsync(Target(use));
        Assert.NotNull(step.QuerySelector("form[data-passkey=get]"));
        Assert.Null(step.QuerySelector("[name='Form.Code']"));
    }

    [Fact]
    public async Task With_a_passkey_alone_the_password_alone_does_not_do()
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
        Assert.False(await another.MayReadAsync());
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
