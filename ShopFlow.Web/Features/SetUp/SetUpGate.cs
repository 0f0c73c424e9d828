using Microsoft.AspNetCore.Components.Endpoints;
using ShopFlow.Web.Components.Feedback;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>Until the shop is set up, every page redirects to the one that says so.</summary>
internal static class SetUpGate
{
    private static readonly Type[] Open =
    [
        typeof(SetUpPage),
        typeof(ErrorPage),
        typeof(NotFoundPage),
    ];

    public static void UseSetUpGate(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SetUpState>();
        app.Use(
            async (context, next) =>
            {
                if (!IsClosed(context) || await state.IsSetUpAsync(context.RequestAborted))
                    await next(context);
                else
                    context.Response.Redirect($"{context.Request.PathBase}/set-up");
            }
        );
    }

    private static bool IsClosed(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page
        && !Open.Contains(page.Type);
}
