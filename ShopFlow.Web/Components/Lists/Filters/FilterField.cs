using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>What a page can add to a filter.</summary>
public record FilterChoice
{
    /// <summary>Loaded only when somebody opens the filter; by default the filter's own choices.</summary>
    public Func<ValueTask<IReadOnlyList<string>>>? Options { get; init; }

    /// <summary>The text of a choice.</summary>
    public Func<string, string> Words { get; init; } = ChoiceText.Of;

    /// <summary>The rows that a text finds, to pick one; null if the number is typed instead.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>>? Search { get; init; }

    /// <summary>The name of the picked row; by default its number.</summary>
    public Func<int, Task<string?>>? Describe { get; init; }
}

/// <summary>A filter that a page offers.</summary>
public sealed record FilterField : FilterChoice
{
    public FilterField(ListFilter filter, FilterChoice? added = null)
        : base(added ?? new()) => Filter = filter;

    public ListFilter Filter { get; }

    public string Name => Filter.Name;

    public string Label => Filter.Label;

    public ValueTask<IReadOnlyList<string>> OptionsAsync() =>
        Options?.Invoke() ?? ValueTask.FromResult<IReadOnlyList<string>>([.. Filter.Choices]);
}
