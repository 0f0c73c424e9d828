using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// The cookie that keeps a browser signed in. Without it everything is closed, unless marked as open.
/// </summary>
internal static class StaffCookie
{
    public static IServiceCollection AddStaffCookie(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.Configure<SessionOptions>(configuration.GetSection("ShopFlow:Sessions"));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SessionOptions>>(Configure);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddSingleton<PausedSessions>();
        return services.AddScoped<AuthenticationStateProvider, SessionWatch>();
    }

    /// <summary>Reads the cookie, and tells this request's services who it is.</summary>
    public static void UseStaffCookie(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(
            (context, next) =>
            {
                context.RequestServices.GetRequiredService<CurrentPerson>().Is(context.User);
                return next(context);
            }
        );
        app.UseSecondFactorDuty();
        app.UseAuthorization();
    }

    private static void Configure(
        CookieAuthenticationOptions cookie,
        IOptions<SessionOptions> sessions
    )
    {
        cookie.Cookie.Name = "shopflow";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = sessions.Value.Lifetime;
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = ChallengeAsync,
            OnRedirectToAccessDenied = ForbidAsync,
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
        var status = await sessions.FindAsync(
            context.Principal!,
            context.HttpContext.RequestAborted
        );
        if (status is SessionStatus.Ended)
        {
            context.RejectPrincipal();
        }
        else if (status is SessionStatus.NeedsSecondFactor)
        {
            context.HttpContext.OweSecondFactor();
        }
    }

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPage(context.HttpContext))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        return AnswerAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
    }

    private static Task ForbidAsync(RedirectContext<CookieAuthenticationOptions> context) =>
        AnswerAsync(context.HttpContext, StatusCodes.Status403Forbidden);

    // An address without an endpoint also gets a page, one that says so.
    private static bool IsForPage(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (!IsForPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
