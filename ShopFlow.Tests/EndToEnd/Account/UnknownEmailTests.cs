using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>The sign-in must not tell which emails belong to the team.</summary>
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
    public async Task The_answer_and_the_work_are_those_for_a_wrong_password(string email)
    {
        // The viewer signs in with a passkey and has no password.
        await shop.Services.MemberAsync(StaffRole.Viewer);
        var wrong = await TryAsync(Known, "wrong password");

        Assert.Equal(wrong, await TryAsync(email, TestStaff.Password));
    }

    [Fact]
    public async Task Too_many_tries_look_the_same_for_the_right_the_wrong_and_the_unknown()
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

    /// <summary>Everything that somebody outside sees, and how often a password was compared meanwhile.</summary>
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
