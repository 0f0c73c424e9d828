namespace ShopFlow.Web.Lists.State;

/// <summary>Both ends belong to it; an end that is null is open.</summary>
public readonly record struct NumberRange(decimal? From, decimal? To);

/// <summary>Whole days in the shop's time zone, both included; an end that is null is open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>When set, it says the days, anew at each reading.</summary>
    public RelativeDays? Relative { get; init; }

    public DateRange On(DateOnly today, DayOfWeek firstDayOfWeek)
    {
        if (Relative is null)
            return this;

        var (first, last) = Relative.Between(today, firstDayOfWeek);
        return new(first, last);
    }
}

public enum TextOperator
{
    Contains,
    Starts,
    Is,
}

/// <summary>How a text has to be, whatever its capitals.</summary>
public readonly record struct TextMatch(TextOperator Operator, string Text);
