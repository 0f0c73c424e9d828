using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Status;

/// <summary>Sizes, times and shares as the status page shows them.</summary>
internal static class StatusWords
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>"12.4 MB".</summary>
    public static string Size(this ShopFormat format, long bytes)
    {
        var (size, unit) = ((decimal)bytes, 0);
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
            size /= 1024;

        return $"{format.Number(size, unit > 0 && size < 100 ? 1 : 0)} {Units[unit]}";
    }

    /// <summary>"0.31 ms", "4.2 s", "12 min", "3 h 12 min", "5 days".</summary>
    public static string Time(this ShopFormat format, TimeSpan time) =>
        time switch
        {
            { TotalMilliseconds: < 10 } =>
                $"{format.Number((decimal)time.TotalMilliseconds, 2)} ms",
            { TotalSeconds: < 1 } => $"{format.Number((decimal)time.TotalMilliseconds, 0)} ms",
            { TotalMinutes: < 1 } => $"{format.Number((decimal)time.TotalSeconds, 1)} s",
            { TotalHours: < 1 } => $"{format.Number((long)time.TotalMinutes)} min",
            { TotalHours: < 48 } => $"{format.Number((long)time.TotalHours)} h {time.Minutes} min",
            _ => $"{format.Number((long)time.TotalDays)} days",
        };

    /// <summary>"99.4 %".</summary>
    public static string Share(this ShopFormat format, double share) =>
        $"{format.Number((decimal)share * 100, 1)} %";
}
