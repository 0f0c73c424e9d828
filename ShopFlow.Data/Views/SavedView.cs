namespace ShopFlow.Data.Views;

/// <summary>A saved list: its search, filters, sort order and layout under a name.</summary>
public sealed class SavedView
{
    public int Id { get; set; }

    /// <summary>The list's address: one of <see cref="SavedViewRules.Lists"/>.</summary>
    public string List { get; set; } = null!;

    public string Name { get; set; } = null!;

    /// <summary>As in the list's address, without the position; the list parses it.</summary>
    public string Query { get; set; } = "";

    /// <summary>The member of staff who owns the view; null if the whole team does.</summary>
    public int? OwnerId { get; set; }

    /// <summary>Whether it shows as a tab above its list.</summary>
    public bool IsPinned { get; set; }

    /// <summary>Orders the tabs; ties go by id.</summary>
    public int Position { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every write of the row.</summary>
    public uint Version { get; set; }
}
