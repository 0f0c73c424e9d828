using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Support;

/// <summary>Creates the links that the console prints.</summary>
internal static class Links
{
    public static async Task<string> SetUpLinkAsync(this RunningShop shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopFlowDbContext>();
        return (await db.AddForSetUpAsync(default)).At("", "set-up");
    }

    public static async Task<string> PasswordLinkAsync(
        this RunningShop shop,
        int member,
        DateTimeOffset? now = null
    )
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopFlowDbContext>();
        var token = await db.AddForPasswordAsync(member, now ?? DateTimeOffset.UtcNow, default);
        return token.At("", "reset-password");
    }
}
