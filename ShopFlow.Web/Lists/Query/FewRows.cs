namespace ShopFlow.Web.Lists.Query;

internal static class FewRows
{
    /// <summary>
    /// Has the server fetch the rows before it sorts them; a limit that they cannot reach stops it from doing both at
    /// once. The planner assumes that rows are spread evenly over the list and walks it in order, but names with the same
    /// word are often next to each other, far down.
    /// </summary>
    /// <param name="few">How many rows there are at most; null leaves the choice to the planner.</param>
    public static IQueryable<T> FetchedFirst<T>(this IQueryable<T> rows, int? few) =>
        few is { } most ? rows.Take(most) : rows;
}
