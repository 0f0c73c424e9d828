using System.Globalization;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>A filter while somebody edits it, as text; it has no effect until it is applied.</summary>
internal sealed class FilterDraft
{
    private readonly ListFilter filter;
    private readonly ShopFormat shop;

    public FilterDraft(ListFilter filter, ListState state, ShopFormat shop)
    {
        (this.filter, this.shop) = (filter, shop);
        Chosen = [.. state.Values(filter.Name)];
        (Operator, First, Second) = filter.Kind switch
        {
            FilterKind.Numbers => Of(state.Numbers(filter.Name)),
            FilterKind.Dates => Of(state.Dates(filter.Name)),
            FilterKind.Text when state.Text(filter.Name) is { } match => (
                match.Operator.ToString(),
                match.Text,
                ""
            ),
            FilterKind.Text => (nameof(TextOperator.Contains), "", ""),
            _ => ("", Chosen.FirstOrDefault() ?? "", ""),
        };
    }

    public string Operator { get; set; }

    public string First { get; set; }

    /// <summary>The second value of "between".</summary>
    public string Second { get; set; }

    public HashSet<string> Chosen { get; }

    /// <summary>Why it can't be applied as it is.</summary>
    public string? Fault { get; private set; }

    public bool IsRelative => RelativeDays.Named(Operator) is not null;

    public bool HasTwo => Operator == FilterOperators.Between;

    public void Choose(string value, bool isChosen)
    {
        if (isChosen)
            Chosen.Add(value);
        else
            Chosen.Remove(value);
    }

    /// <returns>Null if something can't be parsed; <see cref="Fault"/> says what.</returns>
    public ListState? ApplyTo(ListState state)
    {
        Fault = null;
        var values = Values().ToList();
        return Fault is null ? state.WithFilter(filter, values) : null;
    }

    private IEnumerable<FilterValue> Values() =>
        filter.Kind switch
        {
            FilterKind.OneOf => Chosen.Select(value => new FilterValue(filter.Name, value)),
            FilterKind.Text => [new(TextKey, First)],
            FilterKind.Id => One(filter.Name, Read(First.Trim().TrimStart('#'))),
            _ when IsRelative => [new(filter.Name, Operator)],
            _ => Ends(),
        };

    private string TextKey =>
        Operator switch
        {
            nameof(TextOperator.Starts) => filter.Starts,
            nameof(TextOperator.Is) => filter.Is,
            _ => filter.Name,
        };

    private IEnumerable<FilterValue> Ends()
    {
        var (first, second) = (Read(First), HasTwo ? Read(Second) : null);
        if (HasTwo && first is not null && second is not null && IsAfter(first, second))
            (first, second) = (second, first);

        return Operator == FilterOperators.AtMost
            ? One(filter.To, first)
            : [.. One(filter.From, first), .. One(filter.To, second)];
    }

    private bool IsAfter(string first, string second) =>
        filter.Kind == FilterKind.Dates
            ? ListFilter.Day(first) > ListFilter.Day(second)
            : ListFilter.Number(first) > ListFilter.Number(second);

    private static IEnumerable<FilterValue> One(string key, string? value) =>
        value is null ? [] : [new(key, value)];

    /// <summary>
    /// What was typed, as the URL writes it; null if it is empty or, with a fault, if it makes no sense.
    /// </summary>
    private string? Read(string typed) =>
        filter.Kind == FilterKind.Dates ? Day(typed.Trim()) : Number(typed);

    private string? Day(string typed)
    {
        if (typed.Length == 0)
            return null;

        if (ListFilter.TypedDay(typed, shop.Culture) is { } day)
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Fault = $"“{typed}” is not a day between 1900 and 2199.";
        return null;
    }

    private string? Number(string typed)
    {
        var entry = shop.Read(typed, Asked);
        if (entry is NumberEntry.Amount(var number) && IsInRange(number))
            return number.ToString("0.############", CultureInfo.InvariantCulture);

        Fault = entry switch
        {
            NumberEntry.Nothing => Fault,
            NumberEntry.TooPrecise(_, 0) => $"“{typed.Trim()}” is not a whole number.",
            NumberEntry.TooPrecise(_, var most) =>
                $"“{typed.Trim()}” has more than {most} decimals.",
            _ => $"“{typed.Trim()}” is not a number.",
        };
        return null;
    }

    private NumberKind Asked =>
        filter.Kind == FilterKind.Id ? NumberKind.Whole
        : filter.IsMoney ? NumberKind.Money
        : NumberKind.Plain;

    private bool IsInRange(decimal number) =>
        filter.Kind != FilterKind.Id || number is >= 0 and <= int.MaxValue;

    private (string, string, string) Of(NumberRange range) =>
        (
            Ways(range.From is not null, range.To is not null),
            Typed(range.From ?? range.To),
            range.From is null ? "" : Typed(range.To)
        );

    private (string, string, string) Of(DateRange range) =>
        range is { Relative: null, From: null, To: null }
            ? (RelativeDays.Usual.Name, "", "")
            : (
                range.Relative?.Name ?? Ways(range.From is not null, range.To is not null),
                Typed(range.From ?? range.To),
                range.From is null ? "" : Typed(range.To)
            );

    private static string Ways(bool hasFrom, bool hasTo) =>
        hasFrom == hasTo ? FilterOperators.Between
        : hasFrom ? FilterOperators.AtLeast
        : FilterOperators.AtMost;

    private string Typed(decimal? number) => number is { } known ? shop.Plain(known) : "";

    private string Typed(DateOnly? day) => day is { } known ? shop.Date(known) : "";
}
