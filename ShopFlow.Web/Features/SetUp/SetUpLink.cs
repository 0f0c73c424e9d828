using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>The way in while there is no owner yet: a link that only who sees the console knows.</summary>
internal static class SetUpLink
{
    public static async Task PrintAsync(
        IServiceProvider services,
        string url,
        CancellationToken cancellationToken
    )
    {
        var contexts = services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.HasOwnerAsync(cancellationToken))
            return;

        var token = await db.AddForSetUpAsync(cancellationToken);
        // Printed and not logged: a log is kept, and read by others.
        Console.WriteLine($"Set it up at {token.At(url, "set-up")}");
    }
}
