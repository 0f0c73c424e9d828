using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>One field of a form as it was read.</summary>
/// <param name="Value">Text, a key, or a <see cref="NumberEntry"/>.</param>
/// <param name="Seen">What a change is added to, as far as the person saw it.</param>
internal sealed record ReadField(string Property, object? Value, int? Seen = null);
