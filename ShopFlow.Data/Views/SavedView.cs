namespace ShopFlow.Data.Views;

/// <summary>A list as somebody wants to find it again: its search, filters, sort and layout under a name.</summary>
public sealed class SavedView
{
    public int Id { get; set; }

    /// <summary>The list's address: one of <see cref="SavedViewRules.Lists"/>.</summary>
    public string List { get; set; } = null!;

    public string Name { get; set; } = null!;

    /// <summary>As in the list's address, without the position: what it means is said there.</summary>
    public string Query { get; set; } = "";

    /// <summary>The member of staff whose own it is; null for one of the whole team.</summary>
    public int? OwnerId { get; set; }

    /// <summary>It stands as a tab above its list.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Orders the tabs; equal ones go by their id.</summary>
    public int Position { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }
}
