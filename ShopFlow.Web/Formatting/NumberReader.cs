using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>The one place where typed text becomes a number, depending on what the field takes.</summary>
internal sealed class NumberReader(CultureInfo culture, NumberFormatInfo money, string currencyCode)
{
    // Invisible marks that switch the writing direction.
    private const string DirectionMarks = "\u200e\u200f\u061c";

    private const int MostDecimals = 28;

    private readonly TypedNumber plain = new(culture);
    private readonly TypedNumber written = TypedNumber.OfMoney(money);

    // Longest first: the symbol Q is also the end of the code GTQ.
    private readonly string[] currencies =
    [
        .. new[] { Visible(money.CurrencySymbol), currencyCode }
            .Where(sign => sign.Length > 0)
            .OrderByDescending(sign => sign.Length),
    ];

    public NumberEntry Read(string? text, NumberKind kind)
    {
        var typed = Visible(text ?? "");
        return typed.Length == 0
            ? new NumberEntry.Nothing()
            : kind switch
            {
                NumberKind.Money => Money(typed),
                NumberKind.Stock when typed is ['+' or '-' or '\u2212', ..] => Change(typed),
                NumberKind.Plain => Plain(typed, MostDecimals),
                _ => Plain(typed, 0),
            };
    }

    /// <summary>How many decimals a number has, without trailing zeros.</summary>
    public static int Decimals(decimal number) => (number / 1.0000000000000000000000000000m).Scale;

    private static NumberEntry Exact(bool isRead, decimal number, int decimals) =>
        !isRead ? new NumberEntry.NotANumber()
        : Decimals(number) > decimals ? new NumberEntry.TooPrecise(number, decimals)
        : new NumberEntry.Amount(number);

    private NumberEntry Plain(string typed, int decimals) =>
        Exact(plain.TryRead(typed, out var number), number, decimals);

    private NumberEntry Change(string typed)
    {
        var entry = Plain(typed, 0);
        return entry is NumberEntry.Amount(var number) ? new NumberEntry.Change(number) : entry;
    }

    // With a currency symbol, an amount is typed in the money format, which has its own separators in some cultures.
    private NumberEntry Money(string typed)
    {
        var bare = WithoutCurrency(typed);
        var (first, second) = bare.Length < typed.Length ? (written, plain) : (plain, written);
        var isRead = first.TryRead(bare, out var amount) || second.TryRead(bare, out amount);
        return Exact(isRead, amount, money.CurrencyDecimalDigits);
    }

    private string WithoutCurrency(string typed)
    {
        var start = typed is ['+' or '-' or '\u2212', ..] ? 1 : 0;
        var amount = typed[start..].TrimStart();
        foreach (var sign in currencies)
        {
            if (amount.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
                return typed[..start] + amount[sign.Length..].Trim();

            if (amount.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
                return typed[..start] + amount[..^sign.Length].Trim();
        }

        return typed;
    }

    // Japan prints the full-width yen sign, but keyboards type the narrow one.
    private static string Visible(string text) =>
        (
            text.AsSpan().ContainsAny(DirectionMarks)
                ? string.Concat(text.Where(letter => !DirectionMarks.Contains(letter)))
                : text
        )
            .Replace('\uffe5', '\u00a5')
            .Trim();
}
