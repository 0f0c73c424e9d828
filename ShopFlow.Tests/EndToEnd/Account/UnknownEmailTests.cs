using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>The sign-in must not reveal which emails belong to the team.</summary>
public sealed class UnknownEmailTests : IAsyncLifetime
{
    private const string Known = "owner@shop.example";

    private readonly ManualClock clock = new();
    private RunningShop shop = null!;

    [Theory]
    [InlineData("nobody@shop.example")]
    [InlineData("viewer@shop.example")]
    [InlineData("")]
    [InlineData("not an email")]
    public async Task An_unknown_email_gets_the_same_answer_and_work_as_a_wrong_password(
        string email
    )
    {
        // The viewer signs in with a passkey and has no password.
        await shop.Services.MemberAsync(StaffRole.Viewer);
        var wrong = await TryAsync(Known, "wrong password");

        Assert.Equal(wrong, await TryAsync(email, TestStaff.Password));
    }

    [Fact]
    public async Task Too_many_attempts_look_the_same_for_right_wrong_and_unknown_accounts()
    {
        var wrong = await TryAsync(Known, "wrong password");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.Equal(wrong, await TryAsync(Known, "wrong password"));
            Assert.Equal(wrong, await TryAsync("nobody@shop.example", "wrong password"));
        }

        Assert.Equal(wrong, await TryAsync(Known, TestStaff.Password));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(wrong, await TryAsync(Known, TestStaff.Password));
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartAsync(services =>
            services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton<IPasswordHasher<StaffMember>, CountingHasher>()
        );
        await shop.Services.MemberAsync(StaffRole.Owner, TestStaff.Password);
        await TryAsync("first@shop.example", "warms the decoy up");
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    /// <summary>Everything an outsider can see, and how many password comparisons it took.</summary>
    private async Task<string> TryAsync(string email, string password)
    {
        var hasher = (CountingHasher)
            shop.Services.GetRequiredService<IPasswordHasher<StaffMember>>();
        var before = hasher.Comparisons;
        using var browser = shop.Browser();
        using var answer = await browser.SubmitAsync(
            "/sign-in",
            "sign-in",
            ("Form.Email", email),
            ("Form.Password", password)
        );
        var page = HttpBrowser.Parse(await answer.Content.ReadAsStringAsync());
        var seen = page.QuerySelector("main")?.Text();
        return $"{answer.StatusCode} {hasher.Comparisons - before} {seen}";
    }

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options)
        : PasswordHasher<StaffMember>(options)
    {
        private int comparisons;

        public int Comparisons => comparisons;

        public override PasswordVerificationResult VerifyHashedPassword(
            StaffMember user,
            string hashedPassword,
            string providedPassword
        )
        {
            Interlocked.Increment(ref comparisons);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
