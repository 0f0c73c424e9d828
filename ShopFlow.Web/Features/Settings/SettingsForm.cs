using FluentValidation;
using ShopFlow.Data.Settings;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Settings;

public sealed class SettingsForm : EntityForm<StoredSettings>
{
    public string? Name { get; set; }

    public string? Currency { get; set; }

    public string? TimeZone { get; set; }

    public string? Culture { get; set; }

    public string? Language { get; set; }

    internal static SettingsForm From(StoredSettings stored)
    {
        var form = new SettingsForm
        {
            Name = stored.Name,
            Currency = stored.Currency,
            TimeZone = stored.TimeZone,
            Culture = stored.Culture,
            Language = stored.Language,
        };
        form.Begin(stored, stored.Version);
        return form;
    }

    /// <summary>The values that apply while nothing is stored.</summary>
    internal static SettingsForm From(ShopConventions now) =>
        new()
        {
            Name = now.Settings.Name,
            Currency = now.CurrencyCode,
            TimeZone = now.Settings.TimeZone,
            Culture = now.Culture.Name,
            Language = now.Language.TwoLetterISOLanguageName,
        };

    private protected override void Read(FormReading<StoredSettings> form)
    {
        form.Text(Name, (stored, name) => stored.Name = name!);
        form.Text(Currency, (stored, currency) => stored.Currency = currency!);
        form.Text(TimeZone, (stored, zone) => stored.TimeZone = zone!);
        form.Text(Culture, (stored, culture) => stored.Culture = culture!);
        form.Text(Language, (stored, language) => stored.Language = language!);
    }
}

internal sealed class SettingsFormValidator : AbstractValidator<SettingsForm>
{
    public SettingsFormValidator(FormRules rules)
    {
        RuleFor(form => form.Name).Obeys(rules);
        RuleFor(form => form.Currency).Obeys(rules);
        RuleFor(form => form.Currency).IsOneOf(ShopChoices.Currencies);
        RuleFor(form => form.TimeZone).Obeys(rules);
        RuleFor(form => form.TimeZone).IsOneOf(ShopChoices.TimeZones);
        RuleFor(form => form.Culture).Obeys(rules);
        RuleFor(form => form.Culture).IsOneOf(ShopChoices.Cultures);
        RuleFor(form => form.Language).Obeys(rules);
    }
}
