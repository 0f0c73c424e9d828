namespace ShopFlow.Web.Features.Activity;

internal static class ActivityLinks
{
    /// <summary>The page of the row that an entry belongs to, such as <c>orders:5</c>; null if there is none.</summary>
    public static string? Of(string subject) =>
        subject.Split(':') is [var table, var id]
        && table is ("users" or "products" or "orders" or "reviews")
            ? $"{table}/{id}"
            : null;
}
