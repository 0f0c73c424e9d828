using Npgsql;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>A shop that takes up the order of another language.</summary>
internal static class SortedShop
{
    public static Task StoreCultureAsync(this TestShop shop, string culture) =>
        shop.ExecuteAsync(
            $"""
            insert into shopflow.settings (id, name, currency, time_zone, culture, language)
            values (1, 'Shop', 'EUR', 'Europe/Berlin', '{culture}', 'en') on conflict (id) do update set culture = excluded.culture
            """
        );

    public static Task FollowSortingAsync(this TestShop shop) =>
        shop.Get<SortingRefresh>().FollowAsync(default);

    /// <summary>The one text that a statement reads.</summary>
    public static async Task<string> OneAsync(this TestShop shop, string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
