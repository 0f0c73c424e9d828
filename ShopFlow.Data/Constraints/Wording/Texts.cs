using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>The templates of one culture.</summary>
internal sealed partial class Texts(CultureInfo culture)
{
    internal static readonly ResourceManager Resources = new(
        typeof(Texts).FullName!,
        typeof(Texts).Assembly
    );

    public CultureInfo Culture => culture;

    public string Get(string key, params (string Name, string? Value)[] arguments) =>
        Fill(
            Resources.GetString(key, culture) ?? throw new MissingManifestResourceException(key),
            arguments.Where(x => x.Value is not null).ToDictionary(x => x.Name, x => x.Value!)
        )!;

    public string And(IReadOnlyList<string> items) => Join(items, "And");

    public string Or(IReadOnlyList<string> items) => Join(items, "Or");

    private string Join(IReadOnlyList<string> items, string key) =>
        items.Count < 2
            ? string.Concat(items)
            : Get(key, ("first", string.Join(", ", items.SkipLast(1))), ("last", items[^1]));

    /// <summary>Null when the template asks for something that there is not.</summary>
    public static string? Fill(string template, IReadOnlyDictionary<string, string> arguments) =>
        Placeholders(template).All(arguments.ContainsKey)
            ? Placeholder().Replace(template, match => arguments[match.Groups["name"].Value])
            : null;

    public static IEnumerable<string> Placeholders(string template) =>
        Placeholder().Matches(template).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
