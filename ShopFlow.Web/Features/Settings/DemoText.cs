using ShopFlow.Data.Seeding;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Settings;

internal static class DemoText
{
    /// <summary>Such as "3,000 orders".</summary>
    public static string Of(string table, int count, ShopFormat format)
    {
        var words = table == "users" ? "customers" : table.Replace('_', ' ');
        return $"{format.Number(count)} {(count == 1 ? words[..^1] : words)}";
    }

    public static string Staying(IEnumerable<DemoCount> counts, ShopFormat format) =>
        Listed(
            counts.Where(c => c.Staying > 0).Select(c => Of(c.Table, c.Staying, format)).ToList()
        );

    public static string Removed(IReadOnlyList<DemoCount> counts, ShopFormat format) =>
        $"The demo data was removed: {Listed([.. counts.Select(c => Of(c.Table, c.Going, format))])}.";

    private static string Listed(List<string> parts) =>
        parts is [.. var first, var last] && first.Count > 0
            ? $"{string.Join(", ", first)} and {last}"
            : string.Concat(parts);
}
