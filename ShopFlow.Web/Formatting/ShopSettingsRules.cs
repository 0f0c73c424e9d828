using System.Globalization;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Formatting;

/// <summary>Checks the settings at startup, so that a typo gives one sentence instead of failing pages.</summary>
internal sealed class ShopSettingsRules : IValidateOptions<ShopSettings>
{
    public ValidateOptionsResult Validate(string? name, ShopSettings options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> Faults(ShopSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Name))
        {
            yield return "ShopFlow:Name is empty. Give the shop a name.";
        }

        if (!IsCulture(settings.Culture, CultureTypes.SpecificCultures))
        {
            yield return $"ShopFlow:Culture \"{settings.Culture}\" is not known. Use a language and country such as en-GB or de-DE.";
        }

        if (!IsCulture(settings.Language, CultureTypes.AllCultures))
        {
            yield return $"ShopFlow:Language \"{settings.Language}\" is not known. Use a language such as en or de.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _))
        {
            yield return $"ShopFlow:TimeZone \"{settings.TimeZone}\" is not known. Use a name such as Europe/Berlin or UTC.";
        }

        if (
            settings.Currency is not ("" or { Length: 3 })
            || !settings.Currency.All(char.IsAsciiLetterUpper)
        )
        {
            yield return $"ShopFlow:Currency \"{settings.Currency}\" is not a currency code. Use three capital letters such as EUR.";
        }
    }

    private static bool IsCulture(string name, CultureTypes types) =>
        CultureInfo
            .GetCultures(types)
            .Any(culture =>
                culture.Name.Length > 0
                && culture.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            );
}

internal static class ShopSettingsExtensions
{
    public static void AddShopSettings(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddSingleton<IValidateOptions<ShopSettings>, ShopSettingsRules>();
        services
            .AddOptions<ShopSettings>()
            .Bind(configuration.GetSection(ShopSettings.Section))
            .ValidateOnStart();
        services.AddSingleton<CurrentSettings>();
        services.AddSingleton<ShopFormat>();
    }
}
