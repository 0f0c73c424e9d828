using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace ShopFlow.Web.Features.Account.SecondFactor;

/// <summary>
/// People who signed in without the second factor that their role needs get no further than the page that asks for it.
/// This runs before authorization and needs no policy, so no page, endpoint or hub can forget it.
/// </summary>
internal static class SecondFactorDuty
{
    private const string Page = "/account/second-factor-needed";

    /// <summary>Called after the cookie is read.</summary>
    public static void OweSecondFactor(this HttpContext http) => http.Features.Set(new Owed());

    public static bool OwesSecondFactor(this HttpContext http) =>
        http.Features.Get<Owed>() is not null;

    public static void UseSecondFactorDuty(this WebApplication app) =>
        app.Use((http, next) => !http.OwesSecondFactor() || IsOpen(http) ? next(http) : Stop(http));

    private static bool IsOpen(HttpContext http) =>
        http.GetEndpoint() is { Metadata: var metadata }
        && (
            metadata.GetMetadata<IAllowAnonymous>() is not null
            || metadata.GetMetadata<BeforeSecondFactorAttribute>() is not null
        );

    private static Task Stop(HttpContext http)
    {
        var request = http.Request;
        var isPage =
            http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && HttpMethods.IsGet(request.Method);
        if (isPage)
        {
            var back = QueryString.Create("returnUrl", request.Path + request.QueryString);
            http.Response.Redirect(request.PathBase + Page + back);
            return Task.CompletedTask;
        }

        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private sealed record Owed;
}
