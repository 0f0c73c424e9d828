namespace ShopFlow.Web.Hosting;

/// <summary>
/// When the server stops and ends a tab's circuit, the tab reconnects right away. If it were let in, the server
/// couldn't stop until its timeout.
/// </summary>
internal static class ClosingTime
{
    private const string Circuits = "/_blazor";

    public static void UseClosingTime(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseWhen(
            context =>
                stopping.IsCancellationRequested
                && context.Request.Path.StartsWithSegments(Circuits, StringComparison.Ordinal),
            closing => closing.Run(Refuse)
        );
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
