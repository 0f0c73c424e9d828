using System.Globalization;
using System.Linq.Expressions;
using ShopFlow.Data;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Features.Orders;

/// <summary>Finds orders by their number, with or without a #, and by who placed them.</summary>
internal static class OrderSearch
{
    public static Expression<Func<Order, bool>> Found(ShopFlowDbContext db, SearchHits hits)
    {
        var byUser = hits.In(db, ShopSearch.Users, (Order o) => o.UserId);
        return Number(hits.Text) is { } number
            ? Predicate.Any(o => o.Id == number, byUser)
            : byUser;
    }

    public static int? Number(string text) =>
        int.TryParse(
            text.TrimStart('#'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
