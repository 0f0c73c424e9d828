using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Access;

internal static class AccessServices
{
    /// <summary>
    /// Who is signed in and what they may do. Each permission is a policy of the same name for pages and endpoints.
    /// </summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddScoped<CurrentPerson>()
            .AddScoped<SessionPause>()
            .AddScoped<CircuitHandler>(services => services.GetRequiredService<SessionPause>())
            .AddScoped<StaffContexts>()
            .Configure<AuthorizationOptions>(options =>
            {
                foreach (var permission in Enum.GetValues<Permission>())
                    options.AddPolicy(permission.ToString(), policy => policy.Requires(permission));
            });

    private static void Requires(this AuthorizationPolicyBuilder policy, Permission permission) =>
        policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => Person.From(context.User)?.May(permission) ?? false);
}
