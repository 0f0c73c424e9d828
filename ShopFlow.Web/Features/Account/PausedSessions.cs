using System.Collections.Concurrent;
using System.Security.Claims;

namespace ShopFlow.Web.Features.Account;

/// <summary>This server's pages that wait for somebody to sign in again.</summary>
internal sealed class PausedSessions
{
    private readonly ConcurrentDictionary<Guid, SessionWatch> waiting = [];

    public static void Map(WebApplication app) =>
        app.MapPost(
            "/session-pause/{id:guid}",
            (Guid id, ClaimsPrincipal user, PausedSessions paused) =>
                Results.StatusCode(paused.Resume(id, user))
        );

    public void Add(Guid id, SessionWatch watch) => waiting[id] = watch;

    public void Remove(Guid id) => waiting.TryRemove(id, out _);

    /// <returns>Not found if the page no longer waits; a conflict if somebody else was signed in there.</returns>
    private int Resume(Guid id, ClaimsPrincipal user)
    {
        if (!waiting.TryGetValue(id, out var watch))
            return StatusCodes.Status404NotFound;

        if (!watch.Resume(user))
            return StatusCodes.Status409Conflict;

        Remove(id);
        return StatusCodes.Status204NoContent;
    }
}
