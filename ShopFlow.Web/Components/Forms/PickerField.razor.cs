using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ShopFlow.Web.Components.Feedback;

namespace ShopFlow.Web.Components.Forms;

public sealed partial class PickerField : IDisposable
{
    private readonly PickerList list = new();
    private LatestOnly search = null!;
    private ElementReference input;
    private string text = "";
    private int? shownValue;
    private bool isSearching;
    private bool isUnreachable;

    /// <summary>What the text finds, best first; an empty text asks for the likeliest.</summary>
    [Parameter, EditorRequired]
    public Func<string, CancellationToken, Task<IReadOnlyList<PickerOption>>> Search { get; set; } =
        null!;

    /// <summary>How the value reads that the form starts with.</summary>
    [Parameter]
    public string? ValueText { get; set; }

    /// <summary>Brings the whole entry, of which the bound value is only the id.</summary>
    [Parameter]
    public EventCallback<PickerOption> OnChosen { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private protected override bool IsTyped => false;

    private string ListId => $"{Frame.Id}-list";

    protected override void OnInitialized()
    {
        base.OnInitialized();
        search = new LatestOnly(Time, TimeSpan.FromMilliseconds(200));
    }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
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
        if (Value is not null)
        {
            shownValue = null;
            await SetAsync(null);
        }

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
        isUnreachable = false;
        try
        {
            return await Search(wanted, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            isUnreachable = true;
            return [];
        }
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
        (text, shownValue) = (option.Text, option.Id);
        await SetAsync(option.Id);
        await OnChosen.InvokeAsync(option);
    }

    private void Leave()
    {
        search.Cancel();
        list.Close();
    }

    void IDisposable.Dispose()
    {
        search.Dispose();
        base.Dispose();
    }
}
