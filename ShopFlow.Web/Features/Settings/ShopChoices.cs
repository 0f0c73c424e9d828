using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Forms;

namespace ShopFlow.Web.Features.Settings;

/// <summary>The choices that this machine knows.</summary>
internal static partial class ShopChoices
{
    private static readonly string[] MostTraded =
    [
        "USD",
        "EUR",
        "JPY",
        "GBP",
        "CNY",
        "AUD",
        "CAD",
        "CHF",
        "HKD",
        "SGD",
    ];

    public static IReadOnlyList<CodeChoice> Cultures { get; } =
    [
        .. Known()
            .OrderBy(culture => culture.EnglishName, StringComparer.Ordinal)
            .Select(culture => new CodeChoice(
                culture.Name,
                culture.EnglishName,
                $"{culture.Name}, {1234.5.ToString("N2", culture)}, {new DateTime(2026, 12, 31).ToString("d", culture)}"
            )
            {
                Rarity = IsMainCulture(culture) ? 0 : 1,
            }),
    ];

    public static IReadOnlyList<CodeChoice> Currencies { get; } =
    [
        .. Known()
            .Select(culture => new RegionInfo(culture.Name))
            .Where(region => region.ISOCurrencySymbol.Length == 3)
            .DistinctBy(region => region.ISOCurrencySymbol)
            .OrderBy(region => region.ISOCurrencySymbol, StringComparer.Ordinal)
            .Select(region => new CodeChoice(
                region.ISOCurrencySymbol,
                $"{region.ISOCurrencySymbol}, {region.CurrencyEnglishName}"
            )
            {
                Rarity = Array.IndexOf(MostTraded, region.ISOCurrencySymbol) is >= 0 and var place
                    ? place
                    : MostTraded.Length,
            }),
    ];

    public static IReadOnlyList<CodeChoice> TimeZones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Append(TimeZoneInfo.Local.Id)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(id => new CodeChoice(id, id.Replace('_', ' '))),
    ];

    public static IReadOnlyList<string> Languages { get; } = ["en", "de"];

    public static string LanguageName(string language) =>
        CultureInfo.GetCultureInfo(language).EnglishName;

    /// <summary>Refuses what isn't in the list; the rules take care of missing values.</summary>
    public static void IsOneOf<TForm>(
        this IRuleBuilder<TForm, string?> field,
        IReadOnlyList<CodeChoice> choices
    )
        where TForm : class =>
        field.Custom(
            (code, context) =>
            {
                if (code is not null && !choices.Any(choice => choice.Code == code))
                    context.AddFailure(Unknown(context.InstanceToValidate, context.PropertyPath));
            }
        );

    private static ValidationFailure Unknown(object form, string property)
    {
        const string text = "This server doesn't know it. Choose one from the list.";
        var message = new FieldMessage(form, property, text, new("", "", property));
        return new(property, text) { CustomState = message };
    }

    /// <summary>German means Germany, English the United States.</summary>
    private static bool IsMainCulture(CultureInfo culture) =>
        CultureInfo.CreateSpecificCulture(culture.TwoLetterISOLanguageName).Name == culture.Name;

    private static IEnumerable<CultureInfo> Known() =>
        CultureInfo
            .GetCultures(CultureTypes.SpecificCultures)
            .Where(culture => LanguageAndCountry().IsMatch(culture.Name));

    // The same pattern as the rule of the column culture.
    [GeneratedRegex(
        "^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LanguageAndCountry();
}
