using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>One field of a form, parsed.</summary>
/// <param name="Value">Text, a key, or a <see cref="NumberEntry"/>.</param>
/// <param name="Seen">For a change: the value that the person saw.</param>
internal sealed record ReadField(string Property, object? Value, int? Seen = null);
