using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>A filter as a page offers it: what it is called, and what there is to choose from.</summary>
public sealed record FilterField(ListFilter Filter, string Label)
{
    public string Name => Filter.Name;

    /// <summary>Asked when somebody opens the filter, and not before.</summary>
    public Func<ValueTask<IReadOnlyList<string>>> Options { get; init; } =
        () => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>How a choice reads.</summary>
    public Func<string, string> Words { get; init; } = ChoiceText.Of;

    /// <summary>The rows that a text finds, of which one is picked; null where its number is typed.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>>? Search { get; init; }

    /// <summary>What the picked row is called; by default its number.</summary>
    public Func<int, Task<string?>>? Describe { get; init; }
}
