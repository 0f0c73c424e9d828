using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Features;

/// <summary>Links a reference that blocks a delete to the list of its rows.</summary>
internal static class ReferenceLinks
{
    /// <summary>Null for indirect references, and for tables that aren't the shop's own.</summary>
    public static string? Of(Reference reference) =>
        (reference.Table, reference.Column) switch
        {
            _ when !reference.IsDirect => null,
            ("orders", "user_id") => $"orders?user={reference.Key}",
            ("reviews", "user_id") => $"reviews?user={reference.Key}",
            ("reviews", "product_id") => $"reviews?product={reference.Key}",
            ("order_items", "product_id") => $"order-items?product={reference.Key}",
            ("order_items", "order_id") => $"order-items?order={reference.Key}",
            _ => null,
        };
}
