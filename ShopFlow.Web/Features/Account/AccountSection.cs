using System.Security.Claims;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Web.Features.Account;

/// <summary>A section of the account page.</summary>
public abstract class AccountSection : ComponentBase
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <summary>The section that was just changed.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    protected ClaimsPrincipal Person => Http.User;

    protected bool WasDone => Done == Name;

    /// <summary>The section's name in addresses and forms.</summary>
    protected abstract string Name { get; }

    private protected AccountOutcome Outcome { get; private set; } = AccountOutcome.Done;

    /// <summary>Shows why the change was refused, or reloads the page with a notice of what was done.</summary>
    private protected void Show(AccountOutcome outcome)
    {
        Outcome = outcome;
        if (outcome.IsDone)
            Navigation.NavigateTo($"account?done={Name}#{Name}");
    }

    private protected IReadOnlyList<string> At(string field) => Outcome.At(field);
}
