using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Activity;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Activity;

/// <summary>The entries of the activity, oldest first.</summary>
internal static class Recorded
{
    public static readonly Actor Ada = new(7, "Ada \"'; drop table users; --");

    public static async Task<List<ActivityEntry>> ActivityAsync(this TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        return await db.Activity.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }

    /// <summary>The entries that a piece of work adds.</summary>
    public static async Task<List<ActivityEntry>> ActivityOfAsync(
        this TestShop shop,
        Func<Task> work
    )
    {
        var before = await shop.ActivityAsync();
        await work();
        return [.. (await shop.ActivityAsync()).Skip(before.Count)];
    }

    public static Task<List<ActivityEntry>> ActivityOfAsync(this TestShop shop, string sql) =>
        shop.ActivityOfAsync(() => shop.ExecuteAsync(sql));

    public static ShopFlowDbContext OpenAs(this TestShop shop, Actor? actor)
    {
        var db = shop.CreateDbContext();
        db.Actor = actor;
        return db;
    }

    public static string InOneLine(this ActivityEntry entry) =>
        $"{entry.Operation} {entry.TableName} {entry.RowId} in {entry.Subject} {entry.Changes}";
}
