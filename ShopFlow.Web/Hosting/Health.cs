using System.Data.Common;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

/// <summary>Whether the database responds and has the schema that this ShopFlow was built for.</summary>
internal sealed class Readiness(string connectionString)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Migrator migrator = new(connectionString);

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await migrator.IsCurrentAsync(patience.Token);
        }
        catch (DbException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Report("live", StatusCodes.Status200OK)).AllowAnonymous();
        app.MapGet(
                "/health/ready",
                async (Readiness readiness, CancellationToken cancellationToken) =>
                    await readiness.IsReadyAsync(cancellationToken)
                        ? Report("ready", StatusCodes.Status200OK)
                        : Report("unavailable", StatusCodes.Status503ServiceUnavailable)
            )
            .AllowAnonymous();
    }

    private static IResult Report(string status, int code) =>
        Results.Json(new { status }, statusCode: code);
}
