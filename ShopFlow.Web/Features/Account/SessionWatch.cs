using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// Signs out an open page when its session has ended, because a page reads the cookie only when it opens. A page with
/// unsaved input waits, hidden, for the same person to sign in again.
/// </summary>
internal sealed class SessionWatch(
    ILoggerFactory loggers,
    SessionCheck sessions,
    SessionPause pause,
    PausedSessions paused,
    IOptions<SessionOptions> options
) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal());
    private Person? person;

    protected override TimeSpan RevalidationInterval => options.Value.CheckEvery;

    public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
        pause.Id is null ? base.GetAuthenticationStateAsync() : Task.FromResult(Nobody);

    /// <returns>False if somebody else was signed in here.</returns>
    public bool Resume(ClaimsPrincipal user)
    {
        if (person is null || Person.From(user)?.Id != person.Id)
            return false;

        pause.End();
        SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return true;
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        var user = authenticationState.User;
        if (
            pause.Id is not null
            || await sessions.FindNowAsync(user, cancellationToken) is SessionStatus.Active
        )
            return true;

        // Somebody who was removed from the team can't sign in again.
        person = Person.From(user);
        if (
            person is null
            || !pause.HasUnsaved
            || !await sessions.IsMemberAsync(person.Id, cancellationToken)
        )
            return false;

        paused.Add(pause.Begin(), this);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (pause.Id is { } id)
            paused.Remove(id);

        base.Dispose(disposing);
    }
}
