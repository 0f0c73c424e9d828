using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Web.Features.Account;

/// <summary>Signing in, and how people prove who they are.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddScoped(OpenForRequest);
        services
            .AddIdentityCore<StaffMember>(Configure)
            .AddUserStore<StaffStore>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddErrorDescriber<AccountSentences>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager<StaffSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        return services
            .AddSingleton<SessionCheck>()
            .AddSingleton<StaffSessions>()
            .AddSingleton<SignInAttempts>()
            .AddScoped<DecoyPassword>()
            .AddScoped(provider =>
                (StaffSignIn)provider.GetRequiredService<SignInManager<StaffMember>>()
            )
            .AddScoped<StaffAccounts>()
            .AddScoped<OwnAccount>()
            .AddScoped<NewPassword>()
            .AddScoped<AccountScopes>()
            .AddSecondFactors();
    }

    // Identity's store uses this context. Services in a circuit open their own: see AccountScopes.
    private static ShopFlowDbContext OpenForRequest(IServiceProvider scope)
    {
        var contexts = scope.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>();
        var db = contexts.CreateDbContext();
        db.Actor = scope.GetService<CurrentPerson>()?.Requester?.Actor;
        return db;
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";
        identity.Password.RequiredLength = PasswordRules.Shortest;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        // SignInAttempts counts instead: for unknown e-mails too, and before the password is checked.
        identity.Lockout.AllowedForNewUsers = false;
    }
}
