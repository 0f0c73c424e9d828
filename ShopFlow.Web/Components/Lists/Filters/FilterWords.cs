using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>A filter in words, for its chip: "Placed: last 30 days".</summary>
internal static class FilterWords
{
    /// <param name="picked">The name of the picked row.</param>
    public static string Of(FilterField field, ListState state, ShopFormat shop, string? picked) =>
        field.Filter.Kind switch
        {
            FilterKind.OneOf =>
                $"{field.Label}: {string.Join(", ", state.Values(field.Name).Select(field.Words))}",
            FilterKind.Numbers => $"{field.Label}: {Of(state.Numbers(field.Name), shop)}",
            FilterKind.Dates => $"{field.Label}: {Of(state.Dates(field.Name), shop)}",
            FilterKind.Text when state.Text(field.Name) is { } match =>
                $"{field.Label} {FilterOperators.Words(match.Operator)} {match.Text}",
            _ => $"{field.Label}: {picked ?? $"#{state.Id(field.Name)}"}",
        };

    private static string Of(NumberRange range, ShopFormat shop) =>
        range switch
        {
            ({ } from, { } to) when from == to => shop.Plain(from),
            ({ } from, { } to) => $"{shop.Plain(from)} to {shop.Plain(to)}",
            ({ } from, _) => $"at least {shop.Plain(from)}",
            (_, var to) => $"at most {shop.Plain(to ?? 0)}",
        };

    private static string Of(DateRange range, ShopFormat shop) =>
        range switch
        {
            { Relative: { } relative } => relative.Words,
            ({ } from, { } to) when from == to => shop.Date(from),
            ({ } from, { } to) => $"{shop.Date(from)} to {shop.Date(to)}",
            ({ } from, _) => $"on or after {shop.Date(from)}",
            (_, var to) => $"on or before {shop.Date(to ?? default)}",
        };
}
