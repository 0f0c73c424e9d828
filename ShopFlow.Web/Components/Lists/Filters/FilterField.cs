using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Components.Lists.Filters;

/// <summary>A filter as a page offers it, with what only the page can add.</summary>
public sealed record FilterField(ListFilter Filter)
{
    private readonly Func<ValueTask<IReadOnlyList<string>>>? options;

    public string Name => Filter.Name;

    public string Label => Filter.Label;

    /// <summary>Asked when somebody opens the filter, and not before; by default the filter's own choices.</summary>
    public Func<ValueTask<IReadOnlyList<string>>> Options
    {
        get => options ?? (() => ValueTask.FromResult<IReadOnlyList<string>>([.. Filter.Choices]));
        init => options = value;
    }

    /// <summary>How a choice reads.</summary>
    public Func<string, string> Words { get; init; } = ChoiceText.Of;

    /// <summary>The rows that a text finds, of which one is picked; null where its number is typed.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>>? Search { get; init; }

    /// <summary>What the picked row is called; by default its number.</summary>
    public Func<int, Task<string?>>? Describe { get; init; }

    /// <summary>Every filter that the list knows, so that none can be forgotten.</summary>
    public static IReadOnlyList<FilterField> Of(
        ListShape shape,
        IReadOnlyList<FilterField> added
    ) =>
        [
            .. shape.Filters.Select(filter =>
                added.FirstOrDefault(field => field.Name == filter.Name) is { } field
                    ? field with
                    {
                        Filter = filter,
                    }
                    : new FilterField(filter)
            ),
        ];
}
