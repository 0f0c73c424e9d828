using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>The templates of one language; numbers and dates may follow another country's formats.</summary>
internal sealed partial class Texts(CultureInfo language, CultureInfo formats)
{
    /// <param name="asked">Null for the language and formats of the current request.</param>
    public static Texts In(CultureInfo? asked) =>
        new(asked ?? CultureInfo.CurrentUICulture, asked ?? CultureInfo.CurrentCulture);

    internal static readonly ResourceManager Resources = new(
        typeof(Texts).FullName!,
        typeof(Texts).Assembly
    );

    public CultureInfo Language => language;

    public CultureInfo Formats => formats;

    public string Get(string key, params (string Name, string? Value)[] arguments) =>
        Fill(
            Resources.GetString(key, language) ?? throw new MissingManifestResourceException(key),
            arguments.Where(x => x.Value is not null).ToDictionary(x => x.Name, x => x.Value!)
        )!;

    public string And(IReadOnlyList<string> items) => Join(items, "And");

    public string Or(IReadOnlyList<string> items) => Join(items, "Or");

    private string Join(IReadOnlyList<string> items, string key) =>
        items.Count < 2
            ? string.Concat(items)
            : Get(key, ("first", string.Join(", ", items.SkipLast(1))), ("last", items[^1]));

    /// <summary>Null if the template names a placeholder that has no value.</summary>
    public static string? Fill(string template, IReadOnlyDictionary<string, string> arguments) =>
        Placeholders(template).All(arguments.ContainsKey)
            ? Placeholder().Replace(template, match => arguments[match.Groups["name"].Value])
            : null;

    public static IEnumerable<string> Placeholders(string template) =>
        Placeholder().Matches(template).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
