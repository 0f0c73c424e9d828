using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>
/// Parses numbers as people type them, with the culture's separators and no others. Nothing is guessed: "1,5" is one
/// and a half in Germany and not a number in Britain, where "1,500" is fifteen hundred.
/// </summary>
internal sealed class TypedNumber(string decimalSeparator, string groupSeparator, int[] groupSizes)
{
    private static readonly string[] Blanks = [" ", "\u00a0", "\u202f", "\u2009"];
    private static readonly string[] Apostrophes = ["'", "\u2019"];

    public TypedNumber(CultureInfo culture)
        : this(
            culture.NumberFormat.NumberDecimalSeparator,
            culture.NumberFormat.NumberGroupSeparator,
            culture.NumberFormat.NumberGroupSizes
        ) { }

    /// <summary>With the culture's separators for money.</summary>
    public static TypedNumber OfMoney(NumberFormatInfo money) =>
        new(money.CurrencyDecimalSeparator, money.CurrencyGroupSeparator, money.CurrencyGroupSizes);

    /// <summary>
    /// A number too large for <see cref="decimal"/> becomes its largest value, so that the answer is "too large" rather
    /// than "not a number".
    /// </summary>
    public bool TryRead(string? text, out decimal value)
    {
        value = 0;
        var (isNegative, digits) = Sign((text ?? "").Trim());
        var parts = digits.Split(decimalSeparator);
        if (parts.Length > 2 || Ungroup(parts[0]) is not { } whole)
        {
            return false;
        }

        var fraction = parts.Length == 2 ? parts[1] : "";
        if (whole.Length + fraction.Length == 0 || !fraction.All(char.IsAsciiDigit))
        {
            return false;
        }

        value = Value(whole, fraction) * (isNegative ? -1 : 1);
        return true;
    }

    private static decimal Value(string whole, string fraction) =>
        decimal.TryParse(
            $"{whole}.{fraction}0",
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : decimal.MaxValue;

    private static (bool IsNegative, string Digits) Sign(string text) =>
        text switch
        {
            ['-' or '\u2212', .. var rest] => (true, rest.TrimStart()),
            ['+', .. var rest] => (false, rest.TrimStart()),
            // Frisian writes money like this.
            [.. var rest, '-' or '\u2212'] => (true, rest.TrimEnd()),
            _ => (false, text),
        };

    private string? Ungroup(string whole)
    {
        var separator = GroupSeparators().FirstOrDefault(whole.Contains);
        if (separator is null)
        {
            return whole.All(char.IsAsciiDigit) ? whole : null;
        }

        var groups = whole.Split(separator);
        return
            groups.All(group => group.Length > 0 && group.All(char.IsAsciiDigit))
            && HasSizes(groups)
            ? string.Concat(groups)
            : null;
    }

    // From the right, each group has the length the culture says; the leftmost may be shorter.
    private bool HasSizes(string[] groups)
    {
        var sizes = groupSizes is { Length: > 0 } known ? known : [3];
        for (var i = 0; i < groups.Length; i++)
        {
            var size = sizes[Math.Min(i, sizes.Length - 1)];
            var length = groups[^(i + 1)].Length;
            if (i == groups.Length - 1 ? length > size : length != size)
            {
                return false;
            }
        }

        return true;
    }

    // People type a normal space and a straight apostrophe, whatever the culture prints.
    private string[] GroupSeparators() =>
        groupSeparator switch
        {
            var blank when string.IsNullOrWhiteSpace(blank) => Blanks,
            "'" or "\u2019" => Apostrophes,
            var separator => [separator],
        };
}
