namespace ShopFlow.Web.Access;

/// <summary>What a role may do beyond looking at everything in the shop.</summary>
public enum Permission
{
    /// <summary>Orders, their lines and their status.</summary>
    EditOrders,
    EditStock,
    EditReviews,

    /// <summary>Users, and all of a product, its price included.</summary>
    EditCatalogue,

    /// <summary>What an order's line costs; everybody else sells at the product's price of the day.</summary>
    ChangePrices,
    Delete,

    /// <summary>Saved views of one's own.</summary>
    KeepViews,

    /// <summary>Saved views that the whole team has.</summary>
    ShareViews,

    /// <summary>What happened to staff and settings; everybody sees what happened to the shop.</summary>
    SeeStaffActivity,
    ManageStaff,
    ChangeSettings,

    /// <summary>How the servers are.</summary>
    SeeStatus,
}
