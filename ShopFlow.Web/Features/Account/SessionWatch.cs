using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Features.Account;

/// <summary>Signs an open page out when its session has ended: the cookie was only read when the page was opened.</summary>
internal sealed class SessionWatch(
    ILoggerFactory loggers,
    SessionCheck sessions,
    IOptions<SessionOptions> options
) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => options.Value.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) =>
        await sessions.FindNowAsync(authenticationState.User, cancellationToken)
        is SessionStanding.Stands;
}
