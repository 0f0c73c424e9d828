using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Forms.Conflict;

namespace ShopFlow.Web.Components.Forms;

public sealed partial class ShopForm<TForm> : IDisposable
{
    private readonly FormFields fields = new();
    private readonly CancellationTokenSource closed = new();
    private ElementReference frame;
    private EditContext context = null!;
    private FormMessages messages = null!;
    private SaveOutcome? outcome;
    private SaveOutcome.Conflict? conflict;
    private SaveOutcome.Conflict? merged;
    private bool mustFocus;
    private bool isAsked;

    /// <summary>The object that the fields are bound to. Setting another one resets the form.</summary>
    [Parameter, EditorRequired]
    public TForm Model { get; set; } = null!;

    /// <summary>The permission that saving needs. Without it, people see text instead of fields.</summary>
    [Parameter, EditorRequired]
    public Permission Needs { get; set; }

    [Parameter, EditorRequired]
    public Func<CancellationToken, Task<SaveOutcome>> OnSave { get; set; } = null!;

    /// <summary>Raised after a successful save; the form no longer guards its changes then.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Offered if the row was deleted in the meantime; if it isn't set, the form only says so.</summary>
    [Parameter]
    public EventCallback OnSaveAsNew { get; set; }

    /// <summary>The row's version, updated when a conflict is resolved.</summary>
    [Parameter]
    public uint Version { get; set; }

    [Parameter]
    public EventCallback<uint> VersionChanged { get; set; }

    [Parameter]
    public FieldHints? Hints { get; set; }

    [Parameter]
    public string? Label { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment<EditContext> ChildContent { get; set; } = null!;

    [Inject]
    private CurrentPerson Current { get; set; } = null!;

    [Inject]
    private ConflictChoice Choice { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>Whether something was typed that isn't saved yet.</summary>
    public bool IsUnsaved => fields.IsUnsaved;

    protected override async Task OnInitializedAsync()
    {
        fields.IsReadOnly = !await Current.MayAsync(Needs);
        isAsked = true;
    }

    protected override void OnParametersSet()
    {
        if (context is null || !ReferenceEquals(context.Model, Model))
        {
            context = new EditContext(Model);
            messages = new FormMessages(context, fields);
            context.OnFieldChanged += (_, _) => Touch();
            (outcome, conflict, fields.IsUnsaved, fields.IsInConflict) = (null, null, false, false);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (mustFocus)
        {
            mustFocus = false;
            var place = messages.AreAtFields ? "[aria-invalid=true]" : ".banner";
            await Js.InvokeVoidAsync("shopflow.focusWhenDrawn", closed.Token, frame, place);
        }
    }

    // A field reports its value when it loses the focus; the form shows and guards unsaved input from the first key.
    private void Type()
    {
        if (!fields.IsUnsaved)
            Touch();
    }

    /// <summary>Saves as if Save had been pressed.</summary>
    public async Task SubmitAsync()
    {
        if (fields.IsSaving)
        {
            return;
        }

        fields.IsSaving = true;
        fields.NotifyChanged();
        try
        {
            await SaveAsync();
        }
        finally
        {
            fields.IsSaving = false;
            fields.NotifyChanged();
        }
    }

    private async Task SaveAsync()
    {
        merged = null;
        outcome = await OnSave(closed.Token);
        if (outcome is SaveOutcome.Conflict { CanMerge: true } other)
            outcome = await MergeAsync(other);

        conflict = outcome as SaveOutcome.Conflict;
        fields.IsInConflict = conflict is not null;
        mustFocus = outcome is not SaveOutcome.Saved;
        switch (outcome)
        {
            case SaveOutcome.Saved:
                messages.Clear();
                context.MarkAsUnmodified();
                fields.IsUnsaved = false;
                fields.BeginAnew();
                await OnSaved.InvokeAsync();
                break;
            case SaveOutcome.Invalid invalid:
                messages.Show(invalid.Messages);
                break;
            case SaveOutcome.Conflict stale:
                messages.Show(stale.Messages);
                break;
            default:
                messages.Clear();
                break;
        }
    }

    /// <summary>Keeps what somebody else changed, and saves the person's own fields too.</summary>
    private async Task<SaveOutcome> MergeAsync(SaveOutcome.Conflict other)
    {
        foreach (var field in other.Fields)
            Choice.TakeTheirs(field, context);

        await VersionChanged.InvokeAsync(other.Version);
        var saved = await OnSave(closed.Token);
        merged = saved is SaveOutcome.Saved && other.Fields.Count > 0 ? other : null;
        return saved;
    }

    private void Touch()
    {
        fields.IsUnsaved = true;
        fields.NotifyChanged();
    }

    // Every choice was made, so there is nothing left to ask before saving.
    private async Task ResolveAsync()
    {
        await VersionChanged.InvokeAsync(conflict!.Version);
        EditOn();
        await SubmitAsync();
    }

    private void EditOn()
    {
        (outcome, conflict, fields.IsInConflict) = (null, null, false);
        Touch();
    }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
