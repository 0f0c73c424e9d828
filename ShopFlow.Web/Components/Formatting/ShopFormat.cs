using System.Globalization;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Components.Formatting;

/// <summary>Money, numbers and moments as this shop writes and reads them.</summary>
internal sealed class ShopFormat
{
    private readonly NumberFormatInfo money;
    private readonly TimeZoneInfo zone;
    private readonly TimeProvider time;
    private readonly TypedNumber typed;

    public ShopFormat(IOptions<ShopSettings> settings, TimeProvider time)
    {
        ShopName = settings.Value.Name;
        Culture = settings.Value.CultureInfo;
        zone = settings.Value.TimeZoneInfo;
        CurrencyCode = settings.Value.CurrencyCode;
        money = CurrencyFormat.For(Culture, CurrencyCode);
        typed = new TypedNumber(Culture);
        this.time = time;
    }

    public CultureInfo Culture { get; }

    public string ShopName { get; }

    public string CurrencyCode { get; }

    public string CurrencySymbol => money.CurrencySymbol;

    /// <summary>The zone in which all times stand, such as "Europe/Berlin (UTC+01:00)".</summary>
    public string Zone => ZoneAt(time.GetUtcNow());

    public DateOnly Today => Day(time.GetUtcNow());

    /// <summary>No digit is ever hidden: an amount with more decimals than the currency has shows them.</summary>
    public string Money(decimal amount)
    {
        var digits = Math.Max(
            money.CurrencyDecimalDigits,
            (amount / 1.0000000000000000000000000000m).Scale
        );
        return amount.ToString($"C{digits}", money);
    }

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>With as many decimals as the number has.</summary>
    public string Plain(decimal number) => number.ToString("#,0.############", Culture);

    public string Number(decimal number, int decimals) => number.ToString($"N{decimals}", Culture);

    /// <summary>"Today 09:14", "Yesterday 22:03", "18 Nov 11:12", and with the year when it is another one.</summary>
    public string Moment(DateTimeOffset moment, bool isInSentence = false)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return $"{DayName(Day(moment), isInSentence)} {local.ToString("HH:mm", Culture)}";
    }

    /// <summary>The whole moment with its zone, for the title of what <see cref="Moment"/> shortens.</summary>
    public string Exact(DateTimeOffset moment) =>
        $"{TimeZoneInfo.ConvertTime(moment, zone).ToString("d MMMM yyyy HH:mm:ss", Culture)}, {ZoneAt(moment)}";

    /// <summary>A number as a person would type it: the culture's decimal separator, no groups.</summary>
    public string Typed(decimal number, int decimals = 2) =>
        number.ToString($"F{decimals}", Culture);

    public string Typed(int number) => number.ToString(Culture);

    public bool TryNumber(string? text, out decimal number) => typed.TryRead(text, out number);

    /// <summary>As <see cref="TryNumber"/>, but the shop's own currency sign or code may stand before or behind.</summary>
    public bool TryMoney(string? text, out decimal amount) =>
        typed.TryRead(WithoutCurrency((text ?? "").Trim()), out amount);

    public DateOnly Day(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The first instant of a day in the shop's zone.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return zone.IsInvalidTime(midnight)
            ? new DateTimeOffset(
                midnight,
                zone.GetUtcOffset(midnight.AddHours(-2))
            ).ToUniversalTime()
            : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private string DayName(DateOnly day, bool isInSentence) =>
        (Today.DayNumber - day.DayNumber) switch
        {
            0 => isInSentence ? "today" : "Today",
            1 => isInSentence ? "yesterday" : "Yesterday",
            _ when day.Year == Today.Year => day.ToString("d MMM", Culture),
            _ => day.ToString("d MMM yyyy", Culture),
        };

    private string ZoneAt(DateTimeOffset moment)
    {
        var offset = zone.GetUtcOffset(moment);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return zone.Id is "UTC" or "Etc/UTC" ? "UTC" : $"{zone.Id} (UTC{sign}{offset:hh\\:mm})";
    }

    private string WithoutCurrency(string text)
    {
        foreach (var sign in new[] { CurrencySymbol, CurrencyCode })
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return text[sign.Length..];
            }

            if (text.EndsWith(sign, StringComparison.Ordinal))
            {
                return text[..^sign.Length];
            }
        }

        return text;
    }
}
