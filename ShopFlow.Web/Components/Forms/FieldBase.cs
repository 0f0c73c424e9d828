using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Forms;

/// <summary>A labelled field of a <see cref="ShopForm{TForm}"/>, with its limits from the rules and its messages.</summary>
public abstract class FieldBase<TValue> : ComponentBase, IDisposable
{
    [Parameter]
    public TValue? Value { get; set; }

    [Parameter]
    public EventCallback<TValue> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public Expression<Func<TValue?>> ValueExpression { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Shown under the field instead of the hint from its rules.</summary>
    [Parameter]
    public string? Help { get; set; }

    /// <summary>For tables of fields: only screen readers get the label.</summary>
    [Parameter]
    public bool HidesLabel { get; set; }

    [CascadingParameter]
    private protected EditContext Context { get; set; } = null!;

    [CascadingParameter]
    private protected FormFields Form { get; set; } = null!;

    [CascadingParameter]
    private FieldHints? Hints { get; set; }

    [Inject]
    private protected ShopFormat Format { get; set; } = null!;

    private protected string Id { get; } = $"field-{Guid.NewGuid():N}";

    /// <summary>What every kind of field passes to MudBlazor: its look, its label and its messages.</summary>
    private protected IReadOnlyDictionary<string, object> Look { get; private set; } =
        new Dictionary<string, object>();

    private protected FieldHint Hint => Hints?[bound.FieldName] ?? FieldHint.None;

    /// <summary>A number's text can't be blank, even if its column is nullable.</summary>
    private protected virtual bool IsRequired => Hint.IsRequired;

    /// <summary>Fields where people pick a value need no hint about what they could type.</summary>
    private protected virtual bool IsTyped => true;

    /// <summary>The value as text, for people who can't change it.</summary>
    private protected virtual string? ReadText => Value?.ToString();

    private FieldIdentifier bound;

    protected override void OnInitialized()
    {
        bound = FieldIdentifier.Create(ValueExpression);
        Context.OnValidationStateChanged += Refresh;
    }

    protected override void OnParametersSet()
    {
        var now = FieldIdentifier.Create(ValueExpression);
        if (!now.Equals(bound))
        {
            Form.Remove(bound);
            bound = now;
        }

        Form.Add(bound, new(Id, Label, () => ReadText));
        ShowState();
    }

    /// <summary>Sets what was typed and clears the field's messages.</summary>
    private protected async Task SetAsync(TValue? value)
    {
        Value = value;
        await ValueChanged.InvokeAsync(value);
        Context.NotifyFieldChanged(bound);
    }

    private void Refresh(object? sender, ValidationStateChangedEventArgs e)
    {
        ShowState();
        StateHasChanged();
    }

    private void ShowState() =>
        Look = new FieldLook(
            Id,
            Label,
            HidesLabel,
            IsRequired,
            Help ?? (IsTyped ? HintText.Of(Hint, Format) : Hint.Help),
            [.. Context.GetValidationMessages(bound)],
            Form.SpeakerFor(bound)
        ).Parameters();

    public void Dispose()
    {
        Context.OnValidationStateChanged -= Refresh;
        Form.Remove(bound);
        GC.SuppressFinalize(this);
    }
}
