using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// A page's form without our antiforgery token, or with somebody else's: from another site, or from a tab left open
/// while its reader signed in elsewhere. Nothing is done, and the page is loaded again.
/// </summary>
internal static class StaleForm
{
    public static void UseStaleForms(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (!IsStale(context))
                {
                    return next(context);
                }

                var request = context.Request;
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location =
                    $"{request.PathBase}{request.Path}{request.QueryString}";
                return Task.CompletedTask;
            }
        );

    private static bool IsStale(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
        // The error page is rendered within the request that failed, so it must not be redirected.
        && context.Features.Get<IExceptionHandlerFeature>() is null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
