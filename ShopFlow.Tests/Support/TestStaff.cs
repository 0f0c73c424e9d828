using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Support;

/// <summary>Members for the tests, one per role, and their browsers' cookies.</summary>
internal static class TestStaff
{
    public const string Password = "many small green boats";

    /// <summary>Hashes passwords with fewer iterations. No test is about how hard they are to guess.</summary>
    public static IServiceCollection HashQuickly(this IServiceCollection services) =>
        services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);

    /// <summary>The owner who set the shop up. Tests don't act as this one.</summary>
    public static Task AddFirstOwnerAsync(this TestShop shop) =>
        shop.ExecuteAsync(
            """
            INSERT INTO staff.members (name, role, user_name, normalized_user_name, email, normalized_email, security_stamp, two_factor_enabled)
            VALUES ('Fiona First', 'owner', 'first@shop.example', 'FIRST@SHOP.EXAMPLE', 'first@shop.example', 'FIRST@SHOP.EXAMPLE', 'none', false)
            """
        );

    /// <summary>
    /// The member with this role, such as Olga Owner (<c>owner@shop.example</c>). Created on first use.
    /// </summary>
    public static async Task<StaffMember> MemberAsync(
        this IServiceProvider services,
        string role = StaffRole.Owner,
        string? password = null
    )
    {
        await using var scope = services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var email = $"{role}@shop.example";
        if (await members.FindByEmailAsync(email) is { } known)
            return known;

        var member = new StaffMember
        {
            Name = NameOf(role),
            Email = email,
            Role = role,
        };
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var outcome = await accounts.CreateAsync(member, password);
        Assert.Empty(outcome.Messages);
        return member;
    }

    /// <summary>What the program itself gives a browser after a sign-in: a session and its cookie.</summary>
    public static async Task<Cookie> CookieAsync(this IServiceProvider services, string role)
    {
        var member = await services.MemberAsync(role);
        var sessions = services.GetRequiredService<StaffSessions>();
        var session = await sessions.BeginAsync(member.Id, "Chrome on Linux", "127.0.0.1");
        await using var scope = services.CreateAsyncScope();
        var principal = await scope
            .ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffMember>>()
            .CreateAsync(member);
        principal.Identities.First().AddClaim(new(StaffClaims.Session, session.ToString()));
        var options = services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal,
            new() { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan },
            IdentityConstants.ApplicationScheme
        );
        return new(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    private static string NameOf(string role) =>
        role switch
        {
            StaffRole.Owner => "Olga Owner",
            StaffRole.Manager => "Malik Manager",
            StaffRole.Staff => "Sofia Staff",
            _ => "Viktor Viewer",
        };
}
