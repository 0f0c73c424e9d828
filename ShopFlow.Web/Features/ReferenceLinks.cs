using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;

namespace ShopFlow.Web.Features;

/// <summary>Leads from a reference that a delete met to the list of the rows behind it.</summary>
internal static class ReferenceLinks
{
    public static ReferenceLink Of(Reference reference) =>
        (reference.Table, reference.Column) switch
        {
            ("orders", "user_id") => new("order", "orders", $"orders?user={reference.Key}"),
            ("reviews", "user_id") => new("review", "reviews", $"reviews?user={reference.Key}"),
            ("reviews", "product_id") => new(
                "review",
                "reviews",
                $"reviews?product={reference.Key}"
            ),
            ("order_items", "product_id") => new(
                "order item",
                "order items",
                $"order-items?product={reference.Key}"
            ),
            ("order_items", "order_id") => new(
                "item",
                "items",
                $"order-items?order={reference.Key}"
            ),
            // A table that somebody added beside the shop's own: its name is all there is to say.
            _ => new($"row in {reference.Table}", $"rows in {reference.Table}"),
        };
}
