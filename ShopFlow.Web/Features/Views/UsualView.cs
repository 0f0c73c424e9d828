using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Features.Views;

/// <summary>A view that every shop has without saving it.</summary>
/// <param name="Nothing">What it means if it has no rows.</param>
/// <param name="IsAlarming">Whether rows in it are bad news.</param>
public sealed record UsualView(
    string Name,
    string Query,
    string Nothing,
    bool IsAlarming = false,
    bool IsCounted = true
)
{
    /// <summary>What it means that a list has no rows; null if it isn't showing one of the views.</summary>
    public static string? NothingIn(ListState state, IEnumerable<UsualView> views)
    {
        var shown = state.ToViewQuery();
        return views
            .FirstOrDefault(view => ListState.Parse(view.Query, state.Shape).ToViewQuery() == shown)
            ?.Nothing;
    }
}
