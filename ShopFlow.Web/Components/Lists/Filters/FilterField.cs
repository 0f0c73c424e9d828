using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>What only a page can add to a filter.</summary>
public record FilterChoice
{
    /// <summary>Asked when somebody opens the filter, and not before; by default the filter's own choices.</summary>
    public Func<ValueTask<IReadOnlyList<string>>>? Options { get; init; }

    /// <summary>How a choice reads.</summary>
    public Func<string, string> Words { get; init; } = ChoiceText.Of;

    /// <summary>The rows that a text finds, of which one is picked; null where its number is typed.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>>? Search { get; init; }

    /// <summary>What the picked row is called; by default its number.</summary>
    public Func<int, Task<string?>>? Describe { get; init; }
}

/// <summary>A filter as a page offers it.</summary>
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
