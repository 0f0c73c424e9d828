using ShopFlow.Data;
using ShopFlow.Web.Access;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// ASP.NET Core Identity uses its scope's context. A circuit's scope lives for hours, so services in a circuit open one
/// here per operation; the activity shows its writes under the signed-in person's name.
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
