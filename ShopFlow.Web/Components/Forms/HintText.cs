using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Forms;

/// <summary>Says a field's limits before anyone runs into them: "Up to 99,999,999.99, two decimals".</summary>
internal static class HintText
{
    private static readonly string[] Counts = ["no", "one", "two", "three", "four", "five", "six"];

    public static string? Of(FieldHint hint, ShopFormat format)
    {
        var parts = new[] { Range(hint, format), Decimals(hint), Length(hint, format) };
        var limits = string.Join(", ", parts.OfType<string>());
        var text = limits.Length == 0 ? null : char.ToUpperInvariant(limits[0]) + limits[1..];
        return hint.Help is null ? text
            : text is null ? hint.Help
            : $"{hint.Help} {text}";
    }

    private static string? Range(FieldHint hint, ShopFormat format)
    {
        var min = hint.Limits.OfType<FieldLimit.Min>().MaxBy(limit => limit.Value);
        var max = hint.Limits.OfType<FieldLimit.Max>().MinBy(limit => limit.Value);
        // The end of an integer column's range isn't a rule that helps anyone.
        var most = max is { Value: < int.MaxValue } ? format.Plain(max.Value) : null;
        var least = min is { Value: > short.MinValue } ? format.Plain(min.Value) : null;
        return (min, least, max, most) switch
        {
            (_, null, _, null) => null,
            ({ Value: 0, IsExclusive: false }, _, _, { } upper) => $"up to {upper}",
            ({ IsExclusive: false }, { } lower, { IsExclusive: false }, { } upper) =>
                $"from {lower} to {upper}",
            (_, null, { IsExclusive: true }, { } upper) => $"less than {upper}",
            (_, null, _, { } upper) => $"up to {upper}",
            ({ IsExclusive: true }, { } lower, _, null) => $"more than {lower}",
            (_, { } lower, _, null) => $"{lower} or more",
            (_, { } lower, _, { } upper) => $"between {lower} and {upper}",
        };
    }

    private static string? Decimals(FieldHint hint) =>
        hint.Limits.OfType<FieldLimit.Step>().FirstOrDefault()?.Value switch
        {
            1 => "a whole number",
            < 1 and var step when 1 / step % 10 == 0 => step.Scale < Counts.Length
                ? $"{Counts[step.Scale]} decimals"
                : null,
            { } step => $"a multiple of {step}",
            null => null,
        };

    private static string? Length(FieldHint hint, ShopFormat format) =>
        hint.Limits.OfType<FieldLimit.MaxLength>().MinBy(limit => limit.Characters) is { } max
            ? $"up to {format.Number(max.Characters)} characters"
            : null;
}
