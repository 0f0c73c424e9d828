using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// The challenges that the script fetches before it asks the device. The answers are posted with a page's form.
/// </summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/sign-in/passkey-options", AskAnyoneAsync)
            .AllowAnonymous()
            .AddEndpointFilter(CheckTokenAsync);
        app.MapPost("/sign-in/second-factor/passkey-options", AskForSecondFactorAsync)
            .AllowAnonymous()
            .AddEndpointFilter(CheckTokenAsync);
        app.MapPost("/account/passkey-options", AskForNewAsync)
            .WithMetadata(new BeforeSecondFactorAttribute())
            .AddEndpointFilter(CheckTokenAsync);
    }

    private static async Task<IResult> AskAnyoneAsync(PasskeySignIn passkeys) =>
        Json(await passkeys.AskAsync(null));

    private static async Task<IResult> AskForSecondFactorAsync(
        SecondStep step,
        PasskeySignIn passkeys
    ) =>
        await step.MemberAsync() is { } member
            ? Json(await passkeys.AskAsync(member))
            : Results.Problem(statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> AskForNewAsync(
        HttpContext http,
        UserManager<StaffMember> members,
        StaffPasskeys passkeys
    ) =>
        await members.GetUserAsync(http.User) is { } member
            ? Json(await passkeys.AskForNewAsync(member))
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized);

    private static async ValueTask<object?> CheckTokenAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(http)
            ? await next(context)
            : Results.Problem(statusCode: StatusCodes.Status400BadRequest);
    }

    private static IResult Json(string options) => Results.Text(options, "application/json");
}
