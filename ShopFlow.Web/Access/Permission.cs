namespace ShopFlow.Web.Access;

/// <summary>What a role may do, apart from looking at everything in the shop.</summary>
public enum Permission
{
    /// <summary>Orders, their lines and their status.</summary>
    EditOrders,
    EditStock,
    EditReviews,

    /// <summary>Users and products, prices included.</summary>
    EditCatalogue,

    /// <summary>The price of an order's line; everyone else sells at the product's current price.</summary>
    ChangePrices,
    Delete,

    /// <summary>One's own saved views.</summary>
    KeepViews,

    /// <summary>Saved views for the whole team.</summary>
    ShareViews,

    /// <summary>Changes to staff and settings; everyone sees changes to the shop.</summary>
    SeeStaffActivity,
    ManageStaff,
    ChangeSettings,

    /// <summary>The servers' status.</summary>
    SeeStatus,
}
