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
        // "Sign out everywhere" forgets remembered browsers at once.
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
        // The sign-in asks for no email first: the passkey says whose it is.
        passkeys.ResidentKeyRequirement = "required";
        passkeys.AttestationConveyancePreference = "none";
        // Identity compares with the Origin header, which is the sender's word; this is the address that was asked for.
        passkeys.ValidateOrigin = context =>
            ValueTask.FromResult(
                !context.CrossOrigin
                    && context.Origin
                        == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}"
            );
    }
}
