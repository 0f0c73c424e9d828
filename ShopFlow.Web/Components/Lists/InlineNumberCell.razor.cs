using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Lists;

public sealed partial class InlineNumberCell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private readonly string noteId = $"cell-{Guid.NewGuid():N}";
    private ElementReference input;
    private ElementReference button;
    private string? text;
    private string? message;
    private string? story;
    private bool isSaving;
    private bool isPatient;
    private bool isSaved;
    private bool mustFocusInput;
    private bool mustFocusButton;

    [Parameter, EditorRequired]
    public int Value { get; set; }

    [Parameter]
    public EventCallback<int> ValueChanged { get; set; }

    /// <summary>The column's name: Tab goes to the next cell of the same name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Column and row in one: "Stock of Desk mat".</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Saves what was typed, as it was typed.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<CellSaved>> OnSave { get; set; } = null!;

    /// <summary>Typing begins at once, without a click.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>How the value reads while it is not edited.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string Note =>
        message
        ?? (isSaving ? "Saving…" : $"Enter saves · Esc cancels · was {Format.Number(Value)}");

    private bool IsUnchanged => text is null || text.Trim() == Format.Typed(Value);

    protected override void OnInitialized()
    {
        if (IsOpen)
            Open();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (mustFocusInput && text is not null)
        {
            mustFocusInput = false;
            await Js.InvokeVoidAsync("shopflow.select", input);
        }
        else if (mustFocusButton && text is null)
        {
            mustFocusButton = false;
            await button.FocusAsync();
        }
    }

    private void Open()
    {
        (text, message, story, isSaved) = (Format.Typed(Value), null, null, false);
        mustFocusInput = true;
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        if (e.Key == "Enter")
        {
            mustFocusButton = true;
            await SaveAsync();
        }
        else if (e.Key == "Escape" && !isSaving)
        {
            (text, message) = (null, null);
            mustFocusButton = true;
        }
    }

    // Leaving saves, as Tab does; what was refused once is tried again only when it was changed.
    private async Task LeaveAsync()
    {
        if (text is not null && !isSaving)
        {
            mustFocusButton = false;
            await (message is null ? SaveAsync() : Task.CompletedTask);
        }
    }

    private async Task SaveAsync()
    {
        if (isSaving || text is null)
        {
            return;
        }

        if (IsUnchanged)
        {
            (text, message) = (null, null);
            return;
        }

        isSaving = true;
        var saved = await PatientlyAsync(OnSave(text.Trim()));
        isSaving = false;
        message = MessageOf(saved);
        story = saved.Story;
        if (saved.Now is { } now)
        {
            Value = now;
            await ValueChanged.InvokeAsync(now);
        }

        if (saved.Outcome is SaveOutcome.Saved)
        {
            (text, isSaved) = (null, true);
        }
    }

    // Most saves are done before anybody could read that they go on.
    private async Task<CellSaved> PatientlyAsync(Task<CellSaved> saving)
    {
        isPatient = true;
        await Task.WhenAny(saving, Task.Delay(Patience));
        isPatient = false;
        if (!saving.IsCompleted)
            StateHasChanged();

        return await saving;
    }

    protected override bool ShouldRender() => !isPatient;

    private string? MessageOf(CellSaved saved) =>
        saved.Outcome switch
        {
            SaveOutcome.Saved => null,
            SaveOutcome.Invalid invalid => string.Join(' ', invalid.Messages.Select(m => m.Text)),
            SaveOutcome.Conflict other when saved.Now is { } now =>
                $"{other.By?.Person ?? "Somebody else"} changed it to {Format.Number(now)} meanwhile. Enter saves {text!.Trim()} all the same.",
            _ => OutcomeText.Of(saved.Outcome)?.ToString(),
        };
}
