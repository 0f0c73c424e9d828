using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Switches a shop to the sort order of another language.</summary>
internal static class SortedShop
{
    public static Task StoreCultureAsync(this TestShop shop, string culture) =>
        shop.ExecuteAsync(
            $"""
            insert into shopflow.settings (id, name, currency, time_zone, culture, language)
            values (1, 'Shop', 'EUR', 'Europe/Berlin', '{culture}', 'en') on conflict (id) do update set culture = excluded.culture
            """
        );

    public static Task ApplySortingAsync(this TestShop shop) =>
        shop.Get<SortingRefresh>().FollowAsync(default);
}
