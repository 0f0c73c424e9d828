using Microsoft.AspNetCore.Components.Forms;

namespace ShopFlow.Web.Components.Forms;

/// <param name="Read">The value as it reads now.</param>
internal sealed record FormField(string Id, string Label, Func<string?> Read)
{
    /// <summary>The value as it read when the form began, or was last saved.</summary>
    public string? Began { get; init; }

    public bool IsChanged => (Read() ?? "") != (Began ?? "");
}

/// <summary>The fields that a form shows: where a message can be put, what its field is called, and what changed.</summary>
public sealed class FormFields
{
    private readonly Dictionary<FieldIdentifier, FormField> shown = [];

    private readonly Dictionary<FieldIdentifier, FieldIdentifier> marked = [];

    /// <summary>Raised when a message came or went, and when something was typed.</summary>
    public event Action? Changed;

    public bool IsSaving { get; set; }

    public bool IsUnsaved { get; set; }

    /// <summary>The person may read what stands in the fields and not change it.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>A conflict waits for the person's choice: until then nothing can be saved.</summary>
    public bool IsInConflict { get; set; }

    /// <summary>Those that read otherwise than when the form began.</summary>
    internal IEnumerable<FormField> ChangedFields => shown.Values.Where(place => place.IsChanged);

    internal void Add(FieldIdentifier field, FormField place) =>
        shown[field] = place with
        {
            Began = shown.TryGetValue(field, out var before) ? before.Began : place.Read(),
        };

    /// <summary>What stands in the fields now is what changes are measured by.</summary>
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

    /// <summary>Marks fields that have a part in the message at another.</summary>
    public void Mark(IEnumerable<FieldIdentifier> others, FieldIdentifier speaker)
    {
        foreach (var other in others)
        {
            marked[other] = speaker;
        }
    }

    public void Unmark() => marked.Clear();

    /// <summary>The input whose message speaks of this field too.</summary>
    public string? SpeakerFor(FieldIdentifier field) =>
        marked.TryGetValue(field, out var speaker) ? IdOf(speaker) : null;

    public void NotifyChanged() => Changed?.Invoke();
}
