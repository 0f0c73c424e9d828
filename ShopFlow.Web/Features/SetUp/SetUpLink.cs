using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>The way in while there is no owner yet: a link that only people who see the console know.</summary>
internal static class SetUpLink
{
    /// <summary>Printed, not logged: logs are kept, and others read them.</summary>
    /// <returns>Null once there is an owner.</returns>
    public static async Task<string?> MakeAsync(
        IServiceProvider services,
        string url,
        CancellationToken cancellationToken
    )
    {
        var contexts = services.GetRequiredService<IDbContextFactory<ShopFlowDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.HasOwnerAsync(cancellationToken)
            ? null
            : (await db.AddForSetUpAsync(cancellationToken)).At(url, "set-up");
    }
}
