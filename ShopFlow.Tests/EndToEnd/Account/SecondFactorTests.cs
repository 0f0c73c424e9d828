using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>An authenticator app and its recovery codes, used through the forms.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string SecondStep = "/sign-in/second-factor?returnUrl=%2Forders&kept=false";

    private readonly ManualClock clock = new();
    private readonly List<TwoStepBrowser> browsers = [];
    private RunningShop shop = null!;

    [Fact]
    public async Task With_an_app_the_password_alone_opens_nothing()
    {
        var (phone, _) = await SetUpAsync();
        var browser = Browser();

        Assert.Equal(SecondStep, await browser.PasswordAsync());
        Assert.False(await browser.CanReadAsync());
        Assert.Null(await browser.CodeAsync("000000"));
        Assert.False(await browser.CanReadAsync());
        Assert.Equal("/orders", await browser.CodeAsync(phone.Code()));
        Assert.True(await browser.CanReadAsync());
    }

    [Fact]
    public async Task A_code_works_only_once_even_while_the_app_still_shows_it()
    {
        var (phone, _) = await SetUpAsync();
        var (first, second) = (Browser(), Browser());
        await first.PasswordAsync();
        await second.PasswordAsync();
        await first.CodeAsync(phone.Code());

        Assert.Null(await second.CodeAsync(phone.Code()));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/orders", await second.CodeAsync(phone.Code()));
    }

    [Fact]
    public async Task A_code_from_one_step_before_or_after_is_accepted_and_no_other()
    {
        var (phone, _) = await SetUpAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        var browser = Browser();
        await browser.PasswordAsync();

        Assert.Null(await browser.CodeAsync(phone.Code(-2)));
        Assert.Null(await browser.CodeAsync(phone.Code(2)));
        Assert.Equal("/orders", await browser.CodeAsync(phone.Code(-1)));
        await browser.PasswordAgainAsync();
        Assert.Equal("/orders", await browser.CodeAsync($" {phone.Code(1).Insert(3, " ")}"));
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        var (_, codes) = await SetUpAsync();
        var (first, second) = (Browser(), Browser());
        await first.PasswordAsync();
        await second.PasswordAsync();

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Null(await first.RecoveryCodeAsync("XXXXX-XXXXX"));
        Assert.Equal("/orders", await first.RecoveryCodeAsync(Untidy(codes[3])));
        Assert.Null(await second.RecoveryCodeAsync(codes[3]));
        Assert.Equal("/orders", await second.RecoveryCodeAsync(codes[4]));
        var account = await second.Http.ReadAsync("/account");
        Assert.Contains(
            "You have 8 recovery codes left.",
            account.Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_remembered_browser_needs_only_the_password_until_all_sessions_are_revoked()
    {
        var (phone, _) = await SetUpAsync();
        var browser = Browser();
        await browser.PasswordAsync();
        await browser.CodeAsync(phone.Code(), isRemembered: true);

        Assert.Equal("/orders", await browser.PasswordAgainAsync());
        await shop.Data.ExecuteAsync("update staff.members set security_stamp = 'another'");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SecondStep, await browser.PasswordAsync());
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_has_to_wait()
    {
        var (phone, codes) = await SetUpAsync();
        var browser = Browser();
        await browser.PasswordAsync();
        for (var guess = 0; guess < 5; guess++)
            Assert.Null(await browser.CodeAsync("000000"));

        Assert.Null(await browser.CodeAsync(phone.Code()));
        Assert.Null(await browser.RecoveryCodeAsync(codes[0]));
        clock.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal("/orders", await browser.CodeAsync(phone.Code()));
    }

    [Fact]
    public async Task An_app_is_turned_on_only_after_a_code_for_the_key_that_was_shown()
    {
        var browser = Browser();
        await browser.PasswordAsync();
        var setUp = await TwoStepBrowser.AnswerAsync(
            await browser.Http.SubmitAsync("/account", "begin-authenticator")
        );
        var phone = new AuthenticatorPhone(setUp.QuerySelector(".key")!.TextContent, clock);

        var refused = await browser.ConfirmAsync(setUp, "000000");
        Assert.Contains(
            "That code is wrong or out of date",
            refused.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/orders", await Browser().PasswordAsync());
        Assert.Equal(
            setUp.QuerySelector(".key")!.TextContent,
            refused.QuerySelector(".key")!.TextContent
        );
        await browser.ConfirmAsync(refused, phone.Code());
        Assert.Equal(SecondStep, await Browser().PasswordAsync());
    }

    [Fact]
    public async Task Turning_the_app_off_requires_the_password_or_a_code()
    {
        await SetUpAsync();
        var browser = browsers[0];

        using var refused = await ChangeAsync(browser, "not my password", "off");
        Assert.Equal(SecondStep, await Browser().PasswordAsync());
        using var done = await ChangeAsync(browser, TestStaff.Password, "off");
        Assert.StartsWith(
            "/account?done=authenticator",
            TwoStepBrowser.Target(done),
            StringComparison.Ordinal
        );
        Assert.True(await browser.CanReadAsync());
        Assert.Equal("/orders", await Browser().PasswordAsync());
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        var (_, old) = await SetUpAsync();
        using var made = await ChangeAsync(browsers[0], TestStaff.Password, "codes");
        var page = HttpBrowser.Parse(await made.Content.ReadAsStringAsync());
        var now = page.QuerySelectorAll(".codes li").Select(item => item.TextContent.Trim());
        var browser = Browser();
        await browser.PasswordAsync();

        Assert.Null(await browser.RecoveryCodeAsync(old[0]));
        Assert.Equal("/orders", await browser.RecoveryCodeAsync(now.First()));
    }

    [Fact]
    public async Task The_second_step_without_a_password_redirects_to_the_first()
    {
        using var answer = await Browser().Http.Client.GetAsync("/sign-in/second-factor");

        Assert.StartsWith(
            "/sign-in?returnUrl=",
            TwoStepBrowser.Target(answer),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Neither_the_key_nor_the_codes_are_in_the_database_or_the_log()
    {
        var (phone, codes) = await SetUpAsync();
        var browser = Browser();
        await browser.PasswordAsync();
        await browser.CodeAsync(phone.Code());
        await browser.PasswordAgainAsync();
        await browser.RecoveryCodeAsync(codes[0]);

        var kept = await TokensAsync() + shop.Log.Text;
        Assert.All(
            codes.Append(phone.Key).Append(phone.Code()),
            secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal)
        );
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        await shop.Services.MemberAsync(password: TestStaff.Password);
    }

    public async Task DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        await shop.DisposeAsync();
    }

    private TwoStepBrowser Browser()
    {
        var browser = new TwoStepBrowser(shop, clock);
        browsers.Add(browser);
        return browser;
    }

    // Confirming the app used up the current code. The next one comes half a minute later.
    private async Task<(AuthenticatorPhone Phone, IReadOnlyList<string> Codes)> SetUpAsync()
    {
        var browser = Browser();
        await browser.PasswordAsync();
        var made = await browser.SetUpAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        return made;
    }

    private static Task<HttpResponseMessage> ChangeAsync(
        TwoStepBrowser browser,
        string proof,
        string wish
    ) =>
        browser.Http.SubmitAsync(
            "/account",
            "authenticator",
            ("Form.Proof", proof),
            ("Form.Wish", wish)
        );

    private async Task<string> TokensAsync()
    {
        await using var db = shop.Data.CreateDbContext();
        var tokens = await db.Set<IdentityUserToken<int>>().Select(t => t.Value).ToListAsync();
        Assert.Equal(2, tokens.Count);
        return string.Join('\n', tokens);
    }

#pragma warning disable CA1308 // The way people type a code from paper.
    private static string Untidy(string code) =>
        code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
#pragma warning restore CA1308
}
