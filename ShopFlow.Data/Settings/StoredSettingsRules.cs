namespace ShopFlow.Data.Settings;

public static class StoredSettingsRules
{
    public const string MustBeOneRow = "settings_must_be_one_row";
    public const string NameMustNotBeBlank = "name_must_not_be_blank";
    public const string NameMustBeShort = "name_must_be_80_characters_at_most";
    public const string CurrencyMustBeThreeCapitalLetters =
        "currency_must_be_three_capital_letters";
    public const string TimeZoneMustNotBeBlank = "time_zone_must_not_be_blank";
    public const string CultureMustNameLanguageAndCountry =
        "culture_must_name_language_and_country";
    public const string LanguageMustBeValid = "language_must_be_valid";
}
