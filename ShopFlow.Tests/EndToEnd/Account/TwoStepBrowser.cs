using System.Net;
using AngleSharp.Html.Dom;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>A browser that signs in with a password and a second factor.</summary>
internal sealed class TwoStepBrowser(RunningShop shop, TimeProvider time) : IDisposable
{
    private const string SecondStep = "/sign-in/second-factor";
    private readonly HttpBrowser browser = shop.Browser();

    public HttpBrowser Http => browser;

    /// <returns>Where the correct password redirects to.</returns>
    public async Task<string> PasswordAsync(string email = "owner@shop.example")
    {
        using var answer = await browser.SubmitAsync(
            "/sign-in?returnUrl=%2Forders",
            "sign-in",
            ("Form.Email", email),
            ("Form.Password", TestStaff.Password)
        );
        return Target(answer);
    }

    public async Task<string> PasswordAgainAsync()
    {
        using var signedOut = await browser.SubmitAsync("/account", "sign-out");
        return await PasswordAsync();
    }

    /// <returns>Where the code redirects to, or null if it is refused.</returns>
    public Task<string?> CodeAsync(string code, bool isRemembered = false) =>
        SecondAsync("code", ("Form.Code", code), ("Form.IsRemembered", $"{isRemembered}"));

    public Task<string?> RecoveryCodeAsync(string code) =>
        SecondAsync("recovery", ("Recovery.Code", code));

    public async Task<bool> CanReadAsync(string path = "/orders")
    {
        using var answer = await browser.Client.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Sets up an authenticator app from the page at the path.</summary>
    public async Task<(AuthenticatorPhone Phone, IReadOnlyList<string> RecoveryCodes)> SetUpAsync(
        string path = "/account"
    )
    {
        var setUp = await AnswerAsync(await browser.SubmitAsync(path, "begin-authenticator"));
        var phone = new AuthenticatorPhone(setUp.QuerySelector(".key")!.TextContent, time);
        var done = await ConfirmAsync(setUp, phone.Code(), path);
        var codes = done.QuerySelectorAll(".codes li").Select(item => item.TextContent.Trim());
        return (phone, [.. codes]);
    }

    public async Task<IHtmlDocument> ConfirmAsync(
        IHtmlDocument setUp,
        string code,
        string path = "/account"
    ) =>
        await AnswerAsync(
            await browser.SubmitAsync(setUp, path, "confirm-authenticator", ("Form.Code", code))
        );

    public static async Task<IHtmlDocument> AnswerAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return HttpBrowser.Parse(await answer.Content.ReadAsStringAsync());
        }
    }

    public static string Target(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri ? to.PathAndQuery : to.ToString();
    }

    public void Dispose() => browser.Dispose();

    private async Task<string?> SecondAsync(string form, params (string, string)[] typed)
    {
        using var answer = await browser.SubmitAsync(
            $"{SecondStep}?returnUrl=%2Forders",
            form,
            typed
        );
        return answer.StatusCode == HttpStatusCode.OK ? null : Target(answer);
    }
}
