namespace ShopFlow.Web.Components.Forms;

/// <summary>Describes an unsaved change: "Price changed, from $4.25 to $4.45".</summary>
internal static class ChangeWords
{
    /// <summary>Longer values aren't repeated: they can be read in their fields.</summary>
    private const int Longest = 30;

    public static string Of(FormFields fields) =>
        fields.ChangedFields.ToList() switch
        {
            [] => "Changed",
            [{ } only] when FromTo(only) is { } values => $"{only.Label} changed, {values}",
            [{ } only] => $"{only.Label} changed",
            [{ } first, { } second] => $"{first.Label} and {Small(second.Label)} changed",
            [{ } first, { } second, .. var others] =>
                $"{first.Label}, {Small(second.Label)} and {others.Count} more changed",
        };

    private static string? FromTo(FormField field) =>
        Short(field.Began) is { } began && Short(field.Read()) is { } now
            ? $"from {began} to {now}"
            : null;

    private static string? Short(string? value) =>
        value is { Length: > 0 and <= Longest } ? value : null;

    private static string Small(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
