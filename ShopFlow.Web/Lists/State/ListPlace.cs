namespace ShopFlow.Web.Lists.State;

/// <summary>
/// What a list shows and at which address, for the parts of the page that link to other states of it.
/// </summary>
/// <param name="Path">The page's address without its query string.</param>
public sealed record ListPlace(ListState State, string Path)
{
    public string To(ListState state) => Path + state.ToQuery();

    public bool IsSortable(string column) => State.Shape.Sorts.Contains(column);

    /// <summary>The value for <c>aria-sort</c>; null if the list is sorted by another column.</summary>
    public string? Sorted(string column) =>
        State.SortColumn != column ? null
        : State.IsDescending ? "descending"
        : "ascending";
}
