using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>Formats and parses money, numbers and times by the shop's current settings.</summary>
internal sealed class ShopFormat(CurrentSettings settings, TimeProvider time)
{
    public CultureInfo Culture => settings.Now.Culture;

    public string ShopName => settings.Now.Settings.Name;

    public string CurrencyCode => settings.Now.CurrencyCode;

    public string CurrencySymbol => settings.Now.Money.CurrencySymbol;

    /// <summary>The decimal separator of amounts.</summary>
    public string MoneyDecimal => settings.Now.Money.CurrencyDecimalSeparator;

    /// <summary>The time zone of all times shown, such as "Europe/Berlin (UTC+01:00)".</summary>
    public string Zone => ZoneAt(Local(time.GetUtcNow()));

    /// <summary>The zone's id as the system and browsers know it.</summary>
    public string ZoneId => settings.Now.Zone.Id;

    public DateOnly Today => Day(time.GetUtcNow());

    /// <summary>Never hides a digit: an amount with more decimals than its currency shows them.</summary>
    public string Money(decimal amount) =>
        amount.ToString($"C{Decimals(amount)}", settings.Now.Money);

    /// <summary>For the scale of a chart, where decimals add nothing.</summary>
    public string WholeMoney(decimal amount) => amount.ToString("C0", settings.Now.Money);

    /// <summary>For summaries: no decimals from a thousand up.</summary>
    public string ShortMoney(decimal amount) =>
        Math.Abs(amount) < 1000 ? Money(amount) : WholeMoney(amount);

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>With as many decimals as the number has.</summary>
    public string Plain(decimal number) => number.ToString("#,0.############", Culture);

    public string Number(decimal number, int decimals) => number.ToString($"N{decimals}", Culture);

    /// <summary>"Today 09:14", "Yesterday 22:03", "18 Nov 11:12"; with the year if it isn't this one.</summary>
    public string Moment(DateTimeOffset moment, bool isInSentence = false)
    {
        var local = Local(moment);
        var day = DateOnly.FromDateTime(local.DateTime);
        return $"{DayName(day, isInSentence)} {local.ToString("HH:mm", Culture)}";
    }

    /// <summary>"18 Nov 2026".</summary>
    public string Date(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>"14:03:22".</summary>
    public string Clock(DateTimeOffset moment) => Local(moment).ToString("HH:mm:ss", Culture);

    /// <summary>"2026-11-18 14:03:22" in the shop's time, which any spreadsheet can read and sort.</summary>
    public string Sortable(DateTimeOffset moment) =>
        Local(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The full time with its zone, as the tooltip of what <see cref="Moment"/> shortens.</summary>
    public string Exact(DateTimeOffset moment)
    {
        var local = Local(moment);
        return $"{local.ToString("d MMMM yyyy HH:mm:ss", Culture)}, {ZoneAt(local)}";
    }

    /// <summary>An amount as a person would type it: the culture's decimal separator, no grouping, no symbol.</summary>
    public string Typed(decimal amount) => amount.ToString($"F{Decimals(amount)}", Culture);

    public string Typed(int number) => number.ToString(Culture);

    public NumberEntry Read(string? text, NumberKind kind) => settings.Now.Numbers.Read(text, kind);

    /// <summary>Parses an amount for display, however many decimals were typed.</summary>
    public bool TryMoney(string? text, out decimal amount)
    {
        var read = Read(text, NumberKind.Money) switch
        {
            NumberEntry.Amount(var number) => number,
            NumberEntry.TooPrecise(var number, _) => number,
            _ => (decimal?)null,
        };
        amount = read ?? 0;
        return read is not null;
    }

    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>
    /// The first instant of a day in the shop's time zone: not every day starts at midnight, and some have two.
    /// </summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var usual = midnight - settings.Now.Zone.GetUtcOffset(midnight.DateTime);
        return Day(usual) == day && Day(usual.AddTicks(-1)) < day ? usual : Search(day, midnight);
    }

    // Anywhere on earth, a day starts within 15 hours of its start in Greenwich.
    private DateTimeOffset Search(DateOnly day, DateTimeOffset midnight)
    {
        var (before, start) = (midnight.AddHours(-15), midnight.AddHours(15));
        while (start.Ticks - before.Ticks > 1)
        {
            var middle = before.AddTicks((start.Ticks - before.Ticks) / 2);
            (before, start) = Day(middle) < day ? (middle, start) : (before, middle);
        }

        return start;
    }

    private DateTimeOffset Local(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, settings.Now.Zone);

    private string DayName(DateOnly day, bool isInSentence)
    {
        var today = Today;
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => isInSentence ? "today" : "Today",
            1 => isInSentence ? "yesterday" : "Yesterday",
            _ when day.Year == today.Year => day.ToString("d MMM", Culture),
            _ => day.ToString("d MMM yyyy", Culture),
        };
    }

    private string ZoneAt(DateTimeOffset local)
    {
        var (zone, offset) = (settings.Now.Zone, local.Offset);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return zone.Id is "UTC" or "Etc/UTC" ? "UTC" : $"{zone.Id} (UTC{sign}{offset:hh\\:mm})";
    }

    // An amount with more decimals than its currency shows all of them.
    private int Decimals(decimal amount) =>
        Math.Max(settings.Now.Money.CurrencyDecimalDigits, NumberReader.Decimals(amount));
}
