namespace ShopFlow.Web.Hosting;

/// <summary>
/// A tab whose circuit ends because the server stops tries again at once. Let in, it would hold the server up until that
/// loses patience.
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
