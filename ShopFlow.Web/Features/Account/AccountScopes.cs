using ShopFlow.Data;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// ASP.NET Core Identity works on a scope's context. A circuit's scope lives for hours, so a circuit's service opens one
/// here for each operation; what it writes stands under the name of who is signed in.
/// </summary>
internal sealed class AccountScopes(IServiceScopeFactory scopes, CurrentPerson person)
{
    public async Task<AsyncServiceScope> OpenAsync()
    {
        var actor = (await person.FindAsync())?.Actor;
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ShopFlowDbContext>().Actor = actor;
        return scope;
    }
}
