namespace ShopFlow.Web.Components.Access;

/// <summary>What a role may do beyond looking at everything in the shop.</summary>
internal enum Permission
{
    EditOrders,
    EditStock,
    EditReviews,

    /// <summary>Users, and all of a product but its stock.</summary>
    EditCatalogue,

    /// <summary>A product's price, and the price on an order's line.</summary>
    ChangePrices,
    Delete,
    ManageStaff,
    ChangeSettings,
}
