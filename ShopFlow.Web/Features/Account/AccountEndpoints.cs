using Microsoft.AspNetCore.Antiforgery;

namespace ShopFlow.Web.Features.Account;

internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        // Open to whoever is signed out already: somewhere else, or by the time that has passed.
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        PausedSessions.Map(app);
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        StaffSignIn signIn
    )
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            if (!await antiforgery.IsRequestValidAsync(http))
            {
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            }

            await signIn.SignOutAsync();
        }

        return Results.LocalRedirect("~/sign-in");
    }
}
