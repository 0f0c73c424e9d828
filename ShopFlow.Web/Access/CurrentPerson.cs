using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace ShopFlow.Web.Access;

/// <summary>
/// Who is signed in, for one request or one circuit. A circuit asks the authentication state, which is revalidated
/// while it lives; a request gets the principal from the middleware that read its cookie.
/// </summary>
internal sealed class CurrentPerson(AuthenticationStateProvider states)
{
    private ClaimsPrincipal? requester;

    /// <summary>Who sent this request; null in a circuit, or if nobody is signed in.</summary>
    public Person? Requester => requester is null ? null : Person.From(requester);

    public void Is(ClaimsPrincipal principal) => requester = principal;

    public async ValueTask<Person?> FindAsync() =>
        Person.From(requester ?? (await states.GetAuthenticationStateAsync()).User);

    public async ValueTask<bool> MayAsync(Permission permission) =>
        (await FindAsync())?.May(permission) ?? false;
}
