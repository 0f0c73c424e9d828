using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Lists;

/// <summary>Walks through a list page by page, each page read from its address.</summary>
internal static class Walks
{
    public static async Task<List<TRow>> WalkAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        ListState state
    )
        where TEntity : class
    {
        var rows = new List<TRow>();
        for (ListPosition? position = ListPosition.First; position is { } at; )
        {
            var page = await query.PageAsync(ListState.Parse(state.At(at).ToQuery(), query.Shape));
            rows.AddRange(page.Rows);
            position = page.Next;
        }

        return rows;
    }

    public static async Task<List<TRow>> WalkBackAsync<TEntity, TRow>(
        ListQuery<TEntity, TRow> query,
        ListState state
    )
        where TEntity : class
    {
        var rows = new List<TRow>();
        for (ListPosition? position = ListPosition.Last; position is { } at; )
        {
            var page = await query.PageAsync(ListState.Parse(state.At(at).ToQuery(), query.Shape));
            // The first page is always full, so it may repeat rows of the second page.
            rows.InsertRange(0, page.Rows.Except(rows));
            position = page.Previous;
        }

        return rows;
    }
}
