using Microsoft.AspNetCore.Components.Forms;

namespace ShopFlow.Web.Components.Forms;

/// <param name="Read">Returns the field's current text.</param>
internal sealed record FormField(string Id, string Label, Func<string?> Read)
{
    /// <summary>The field's text when the form started, or was last saved.</summary>
    public string? Began { get; init; }

    public bool IsChanged => (Read() ?? "") != (Began ?? "");
}

/// <summary>The fields that a form shows: where messages can go, what each field is called, and what changed.</summary>
public sealed class FormFields
{
    private readonly Dictionary<FieldIdentifier, FormField> shown = [];

    private readonly Dictionary<FieldIdentifier, FieldIdentifier> marked = [];

    /// <summary>Raised when messages change, or something was typed.</summary>
    public event Action? Changed;

    public bool IsSaving { get; set; }

    public bool IsUnsaved { get; set; }

    /// <summary>The person may read the fields but not change them.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>A conflict waits for the person's choice: nothing can be saved until then.</summary>
    public bool IsInConflict { get; set; }

    /// <summary>The fields whose text differs from when the form started.</summary>
    internal IEnumerable<FormField> ChangedFields => shown.Values.Where(place => place.IsChanged);

    internal void Add(FieldIdentifier field, FormField place) =>
        shown[field] = place with
        {
            Began = shown.TryGetValue(field, out var before) ? before.Began : place.Read(),
        };

    /// <summary>From here on, changes are measured against the current values.</summary>
    public void BeginAnew()
    {
        foreach (var (field, place) in shown.ToList())
            shown[field] = place with { Began = place.Read() };
    }

    public void Remove(FieldIdentifier field) => shown.Remove(field);

    public bool Shows(FieldIdentifier field) => shown.ContainsKey(field);

    public string? IdOf(FieldIdentifier field) =>
        shown.TryGetValue(field, out var place) ? place.Id : null;

    public string LabelOf(FieldIdentifier field) =>
        shown.TryGetValue(field, out var place) ? place.Label : field.FieldName;

    /// <summary>Marks fields that are involved in another field's message.</summary>
    public void Mark(IEnumerable<FieldIdentifier> others, FieldIdentifier speaker)
    {
        foreach (var other in others)
        {
            marked[other] = speaker;
        }
    }

    public void Unmark() => marked.Clear();

    /// <summary>The input whose message also covers this field.</summary>
    public string? SpeakerFor(FieldIdentifier field) =>
        marked.TryGetValue(field, out var speaker) ? IdOf(speaker) : null;

    public void NotifyChanged() => Changed?.Invoke();
}
