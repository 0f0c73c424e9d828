using Microsoft.AspNetCore.Antiforgery;

namespace ShopFlow.Web.Features.Account;

internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        // Open to people who are signed out already: from another browser, or because their session expired.
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
