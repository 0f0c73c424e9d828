using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Components.Forms;

public sealed partial class Combobox : IDisposable
{
    private readonly PickerList list = new();
    private LatestOnly search = null!;
    private ElementReference input;
    private string text = "";
    private int? shownValue;
    private bool isSearching;
    private bool isUnreachable;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>Names the list; the input is named by a label or by its attributes.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Further attributes of the input.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The id of what is chosen; null while nothing is.</summary>
    [Parameter]
    public int? Value { get; set; }

    /// <summary>Raised with null when something else is typed, for then nothing is chosen.</summary>
    [Parameter]
    public EventCallback<int?> ValueChanged { get; set; }

    /// <summary>What the text finds, best first; an empty text asks for the likeliest.</summary>
    [Parameter, EditorRequired]
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>> Search { get; set; } =
        null!;

    /// <summary>How the value reads that the box starts with.</summary>
    [Parameter]
    public string? ValueText { get; set; }

    /// <summary>Brings the whole entry, of which the bound value is only the id.</summary>
    [Parameter]
    public EventCallback<PickerOption> OnChosen { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string ListId => $"{Id}-list";

    protected override void OnInitialized() =>
        search = new LatestOnly(Time, TimeSpan.FromMilliseconds(200));

    protected override void OnParametersSet()
    {
        if (Value != shownValue)
        {
            shownValue = Value;
            text = Value is null ? "" : ValueText ?? $"#{Value}";
        }
    }

    public ValueTask FocusAsync() => input.FocusAsync();

    private string OptionId(int index) => $"{ListId}-{index}";

    private async Task TypeAsync(string? typed)
    {
        text = typed ?? "";
        await SetAsync(null);
        await FindAsync();
    }

    private Task OpenAsync() => list.IsOpen ? Task.CompletedTask : FindAsync();

    private async Task FindAsync()
    {
        list.Open();
        isSearching = true;
        var wanted = Value is null ? text.Trim() : "";
        var isLatest = await search.RunAsync(async cancellation =>
            list.Show(await SearchAsync(wanted, cancellation))
        );
        isSearching = !isLatest && isSearching;
    }

    private async Task<IReadOnlyList<PickerOption>> SearchAsync(
        string wanted,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<PickerOption> found = [];
        isUnreachable = false;
        isUnreachable = await DatabaseTrouble.StopsAsync(async () =>
            found = await Search(wanted, cancellationToken)
        );
        return found;
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" or "ArrowUp" when !list.IsOpen:
                await FindAsync();
                break;
            case "ArrowDown":
                list.Move(1);
                break;
            case "ArrowUp":
                list.Move(-1);
                break;
            case "Enter" when list is { IsOpen: true, Chosen: { } option }:
                await ChooseAsync(option);
                break;
            case "Escape":
                Leave();
                break;
        }
    }

    private async Task ChooseAsync(PickerOption option)
    {
        Leave();
        text = option.Text;
        await SetAsync(option.Id);
        await OnChosen.InvokeAsync(option);
    }

    private Task SetAsync(int? value)
    {
        Value = shownValue = value;
        return ValueChanged.InvokeAsync(value);
    }

    private void Leave()
    {
        search.Cancel();
        list.Close();
    }

    public void Dispose() => search.Dispose();
}
