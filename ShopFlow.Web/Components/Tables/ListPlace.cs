namespace ShopFlow.Web.Components.Tables;

/// <summary>What a list shows and at which address, for the parts of the page that lead to another state of it.</summary>
/// <param name="Path">The page's address without its query string.</param>
public sealed record ListPlace(ListState State, string Path)
{
    public string To(ListState state) => Path + state.ToQuery();

    internal bool IsSortable(ListColumn column) => State.Shape.Sorts.Contains(column.Name);

    /// <summary>As <c>aria-sort</c> says it; null when the list is sorted by another column.</summary>
    internal string? Sorted(ListColumn column) =>
        State.SortColumn != column.Name ? null
        : State.IsDescending ? "descending"
        : "ascending";
}
