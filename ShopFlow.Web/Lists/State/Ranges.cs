namespace ShopFlow.Web.Lists.State;

/// <summary>Both ends are included; null leaves an end open.</summary>
public readonly record struct NumberRange(decimal? From, decimal? To);

/// <summary>Whole days in the shop's time zone, both included; null leaves an end open.</summary>
public readonly record struct DateRange(DateOnly? From, DateOnly? To)
{
    /// <summary>If set, the days are computed from it on each read.</summary>
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

/// <summary>How a text is matched, ignoring case.</summary>
public readonly record struct TextMatch(TextOperator Operator, string Text);
