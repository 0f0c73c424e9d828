using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Lists;

public sealed partial class InlineNumberCell
{
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(150);

    private readonly string noteId = $"cell-{Guid.NewGuid():N}";
    private ElementReference frame;
    private ElementReference input;
    private string? text;
    private string? message;
    private string? story;
    private bool isSaving;
    private bool isPatient;
    private bool isSaved;
    private bool mustFocusInput;
    private bool mustFocusButton;
    private bool mustRefocus;

    [Parameter, EditorRequired]
    public int Value { get; set; }

    [Parameter]
    public EventCallback<int> ValueChanged { get; set; }

    /// <summary>The column's name: Tab goes to the next cell of the same name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Column and row together: "Stock of Desk mat".</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Saves the text exactly as typed.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<CellSaved>> OnSave { get; set; } = null!;

    /// <summary>Opens ready to type, without a click.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Whether <c>+5</c> and <c>-2</c> change the number by that much.</summary>
    [Parameter]
    public bool IsRelative { get; set; }

    /// <summary>The value as text; by default a number.</summary>
    [Parameter]
    public Func<int, string>? Words { get; set; }

    /// <summary>The value as markup, if it looks like more than text.</summary>
    [Parameter]
    public Func<int, MarkupString>? Shown { get; set; }

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    [Inject]
    private Notes Notes { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string Note =>
        message
        ?? (isSaving ? "Saving…" : $"Enter saves · Esc cancels · was {Format.Number(Value)}");

    private string Said => Words?.Invoke(Value) ?? Format.Number(Value);

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
            await Js.InvokeVoidAsync("shopflow.focusClosed", frame);
        }
        else if (mustRefocus && text is not null)
        {
            mustRefocus = false;
            await Js.InvokeVoidAsync("shopflow.focusRefused", input);
        }
    }

    private void Open()
    {
        (text, message, story, isSaved) = (Format.Typed(Value), null, null, false);
        mustFocusInput = true;
    }

    private void Sign(char sign) =>
        text = sign + (IsUnchanged ? "" : text!.Trim().TrimStart('+', '-', '−'));

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

    // Leaving the cell saves, as Tab does; a refused value is tried again only after it was changed.
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
        (message, story) = (MessageOf(saved, Value), saved.Story);
        if (saved.Outcome is SaveOutcome.Saved)
            (text, isSaved) = (null, true);
        else
            mustRefocus = true;

        await TakeAsync(saved);
        OfferUndo(saved);
    }

    private async Task TakeAsync(CellSaved saved)
    {
        if (saved.Now is { } now)
        {
            Value = now;
            await ValueChanged.InvokeAsync(now);
        }
    }

    // Somebody working down a column needs one note for all of it, with one Undo.
    private void OfferUndo(CellSaved saved)
    {
        if (saved is { Outcome: SaveOutcome.Saved, Undo: { } undo })
            Notes.ShowWithUndo(
                $"{Label} is now {Format.Number(Value)}.",
                () => InvokeAsync(() => UndoAsync(undo)),
                new($"{Name} now", count => $"{count} values changed.")
            );
    }

    private async Task UndoAsync(string typed)
    {
        var saved = await OnSave(typed);
        await TakeAsync(saved);
        (story, isSaved) = (null, false);
        var now = Format.Number(Value);
        Notes.Show(
            saved.Outcome switch
            {
                SaveOutcome.Saved => $"{Label} is {now} again.",
                SaveOutcome.Conflict other =>
                    $"{Label} was not undone: {other.By?.Person ?? "somebody else"} made it {now}.",
                _ => $"{Label} was not undone. {MessageOf(saved, Value)}",
            }
        );
        StateHasChanged();
    }

    // Most saves finish before anyone could read “Saving”.
    private async Task<CellSaved> PatientlyAsync(Task<CellSaved> saving)
    {
        isPatient = true;
        var isDone = await saving.IsDoneWithinAsync(Unnoticed, Time);
        isPatient = false;
        if (!isDone)
            StateHasChanged();

        return await saving;
    }

    protected override bool ShouldRender() => !isPatient;

    private string? MessageOf(CellSaved saved, int seen) =>
        saved.Outcome switch
        {
            SaveOutcome.Saved => null,
            SaveOutcome.Invalid invalid when saved.Now is { } now && now != seen =>
                $"{Texts(invalid)} It is {Format.Number(now)} now.",
            SaveOutcome.Invalid invalid => Texts(invalid),
            SaveOutcome.Conflict other when saved.Now is { } now =>
                $"{other.By?.Person ?? "Somebody else"} changed it to {Format.Number(now)} in the meantime. Press Enter to save {text?.Trim()} anyway.",
            _ => OutcomeText.Of(saved.Outcome)?.ToString(),
        };

    private static string Texts(SaveOutcome.Invalid invalid) =>
        string.Join(' ', invalid.Messages.Select(m => m.Text));
}
