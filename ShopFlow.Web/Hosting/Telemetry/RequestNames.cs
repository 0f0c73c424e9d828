using Microsoft.AspNetCore.Http.Features;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>Names the activity of a request by its route, which holds no value, in place of its path.</summary>
internal sealed class RequestNames : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(NameAsync);
            next(app);
        };

    private static async Task NameAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (
            context.Features.Get<IHttpActivityFeature>()?.Activity is
            { IsAllDataRequested: true } activity
        )
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            activity.SetTag("http.route", route);
            activity.SetTag("http.response.status_code", context.Response.StatusCode);
            activity.DisplayName = $"{context.Request.Method} {route}".TrimEnd();
        }
    }
}
