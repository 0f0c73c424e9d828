using System.Globalization;
using System.Text;

namespace ShopFlow.Data.Constraints;

/// <summary>One limit of one field, and the rule it was read from, whose sentence explains a refusal.</summary>
public abstract record FieldLimit(CatalogRule Rule)
{
    /// <summary>
    /// Whether a value is within the limit. NULL passes everything but <see cref="Required"/>, as in PostgreSQL.
    /// </summary>
    public bool Allows(object? value) =>
        value switch
        {
            null => AllowsNull,
            string text => AllowsText(text),
            byte or short or int or long or decimal => AllowsNumber(
                Convert.ToDecimal(value, CultureInfo.InvariantCulture)
            ),
            _ => true,
        };

    protected virtual bool AllowsNull => true;

    protected virtual bool AllowsNumber(decimal number) => true;

    protected virtual bool AllowsText(string text) => true;

    private static int Count(string text) => text.EnumerateRunes().Count();

    private static string Text(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    public sealed record Required(CatalogRule Rule) : FieldLimit(Rule)
    {
        protected override bool AllowsNull => false;
    }

    public sealed record Min(CatalogRule Rule, decimal Value, bool IsExclusive = false)
        : FieldLimit(Rule)
    {
        protected override bool AllowsNumber(decimal number) =>
            IsExclusive ? number > Value : number >= Value;
    }

    public sealed record Max(CatalogRule Rule, decimal Value, bool IsExclusive = false)
        : FieldLimit(Rule)
    {
        protected override bool AllowsNumber(decimal number) =>
            IsExclusive ? number < Value : number <= Value;
    }

    /// <summary>The value is a multiple of <paramref name="Value"/>: 1 for integers, 0.01 for numeric(10,2).</summary>
    public sealed record Step(CatalogRule Rule, decimal Value) : FieldLimit(Rule)
    {
        protected override bool AllowsNumber(decimal number) => number % Value == 0;
    }

    public sealed record MinLength(CatalogRule Rule, int Characters) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) => Count(text) >= Characters;
    }

    public sealed record MaxLength(CatalogRule Rule, int Characters) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) => Count(text) <= Characters;
    }

    /// <summary>Not only blanks. Like PostgreSQL's trim, it counts only the space as a blank.</summary>
    public sealed record NotBlank(CatalogRule Rule) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) => text.AsSpan().ContainsAnyExcept(' ');
    }

    /// <summary>Text without NUL characters or halves of surrogate pairs, which PostgreSQL can't store.</summary>
    public sealed record Storable(CatalogRule Rule) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) => IsStorable(text);

        internal static bool IsStorable(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\0' || !Rune.TryGetRuneAt(text, i, out var rune))
                {
                    return false;
                }

                i += rune.Utf16SequenceLength - 1;
            }

            return true;
        }
    }

    public sealed record OneOf(CatalogRule Rule, IReadOnlyList<string> Values) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) =>
            Values.Contains(text, StringComparer.Ordinal);

        protected override bool AllowsNumber(decimal number) => AllowsText(Text(number));
    }

    public sealed record NoneOf(CatalogRule Rule, IReadOnlyList<string> Values) : FieldLimit(Rule)
    {
        protected override bool AllowsText(string text) =>
            !Values.Contains(text, StringComparer.Ordinal);

        protected override bool AllowsNumber(decimal number) => AllowsText(Text(number));
    }
}
