using System.Globalization;

namespace ShopFlow.Web.Formatting;

/// <summary>Money, numbers and moments as this shop writes and reads them, by the settings of this moment.</summary>
internal sealed class ShopFormat(CurrentSettings settings, TimeProvider time)
{
    public CultureInfo Culture => settings.Now.Culture;

    public string ShopName => settings.Now.Settings.Name;

    public string CurrencyCode => settings.Now.CurrencyCode;

    public string CurrencySymbol => settings.Now.Money.CurrencySymbol;

    /// <summary>What stands before the decimals of an amount.</summary>
    public string MoneyDecimal => settings.Now.Money.CurrencyDecimalSeparator;

    /// <summary>The zone in which all times stand, such as "Europe/Berlin (UTC+01:00)".</summary>
    public string Zone => ZoneAt(Local(time.GetUtcNow()));

    /// <summary>As the system, and with it a browser, knows the zone.</summary>
    public string ZoneId => settings.Now.Zone.Id;

    public DateOnly Today => Day(time.GetUtcNow());

    /// <summary>No digit is ever hidden: an amount with more decimals than the currency has shows them.</summary>
    public string Money(decimal amount) =>
        amount.ToString($"C{Decimals(amount)}", settings.Now.Money);

    /// <summary>For a scale, where decimals say nothing.</summary>
    public string WholeMoney(decimal amount) => amount.ToString("C0", settings.Now.Money);

    /// <summary>For a summary: from a thousand on without decimals.</summary>
    public string ShortMoney(decimal amount) =>
        Math.Abs(amount) < 1000 ? Money(amount) : WholeMoney(amount);

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>With as many decimals as the number has.</summary>
    public string Plain(decimal number) => number.ToString("#,0.############", Culture);

    public string Number(decimal number, int decimals) => number.ToString($"N{decimals}", Culture);

    /// <summary>"Today 09:14", "Yesterday 22:03", "18 Nov 11:12", and with the year when it is another one.</summary>
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

    /// <summary>"2026-11-18 14:03:22", in the shop's time: any spreadsheet reads and sorts it.</summary>
    public string Sortable(DateTimeOffset moment) =>
        Local(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The whole moment with its zone, for the title of what <see cref="Moment"/> shortens.</summary>
    public string Exact(DateTimeOffset moment)
    {
        var local = Local(moment);
        return $"{local.ToString("d MMMM yyyy HH:mm:ss", Culture)}, {ZoneAt(local)}";
    }

    /// <summary>An amount as a person would type it: the culture's decimal separator, no groups, no sign.</summary>
    public string Typed(decimal amount) => amount.ToString($"F{Decimals(amount)}", Culture);

    public string Typed(int number) => number.ToString(Culture);

    public NumberEntry Read(string? text, NumberKind kind) => settings.Now.Numbers.Read(text, kind);

    /// <summary>An amount to show, however precise it was typed.</summary>
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

    /// <summary>The first instant of a day in the shop's zone: not every day begins at midnight, and some midnights come twice.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var usual = midnight - settings.Now.Zone.GetUtcOffset(midnight.DateTime);
        return Day(usual) == day && Day(usual.AddTicks(-1)) < day ? usual : Search(day, midnight);
    }

    // Wherever on earth it is, a day begins within 15 hours of where it does in Greenwich.
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

    // An amount that is more precise than its currency hides none of it.
    private int Decimals(decimal amount) =>
        Math.Max(settings.Now.Money.CurrencyDecimalDigits, NumberReader.Decimals(amount));
}
