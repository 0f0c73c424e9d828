using Microsoft.AspNetCore.Components.Forms;

namespace ShopFlow.Web.Components.Forms;

/// <summary>The fields that a form shows: where a message can be put, and what its field is called.</summary>
public sealed class FormFields
{
    private readonly Dictionary<FieldIdentifier, (string Id, string Label)> shown = [];

    private readonly Dictionary<FieldIdentifier, FieldIdentifier> marked = [];

    /// <summary>Raised when a message came or went.</summary>
    public event Action? Changed;

    public bool IsSaving { get; set; }

    public bool IsUnsaved { get; set; }

    /// <summary>The person may read what stands in the fields and not change it.</summary>
    public bool IsReadOnly { get; set; }

    public void Add(FieldIdentifier field, string id, string label) => shown[field] = (id, label);

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
