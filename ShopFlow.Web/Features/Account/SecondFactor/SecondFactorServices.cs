using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account.Passkeys;

namespace ShopFlow.Web.Features.Account.SecondFactor;

internal static class SecondFactorServices
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static IServiceCollection AddSecondFactors(this IServiceCollection services)
    {
        services.Configure<IdentityPasskeyOptions>(Configure);
        // So that "Sign out everywhere" forgets remembered browsers right away.
        services.Configure<SecurityStampValidatorOptions>(stamp =>
            stamp.ValidationInterval = TimeSpan.Zero
        );
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorRememberMeScheme,
            cookie => (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Remembered, false)
        );
        return services
            .AddSingleton<SpentProofs>()
            .AddScoped(provider =>
                (StaffStore)provider.GetRequiredService<IUserStore<StaffMember>>()
            )
            .AddScoped<AuthenticatorApp>()
            .AddScoped<PasskeyCeremony>()
            .AddScoped<PasskeySignIn>()
            .AddScoped<StaffPasskeys>()
            .AddScoped<FirstPasskey>()
            .AddScoped<SecondStep>()
            .AddScoped<SecondFactors>();
    }

    private static void Configure(IdentityPasskeyOptions passkeys)
    {
        passkeys.UserVerificationRequirement = "required";
        // The sign-in doesn't ask for an email first: the passkey says whose it is.
        passkeys.ResidentKeyRequirement = "required";
        passkeys.AttestationConveyancePreference = "none";
        // Identity would compare with the Origin header, which the client sends; this uses the request's own address.
        passkeys.ValidateOrigin = context =>
            ValueTask.FromResult(
                !context.CrossOrigin
                    && context.Origin
                        == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}"
            );
    }
}
