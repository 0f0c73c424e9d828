using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Settings;

internal sealed class StoredSettingsConfiguration : IEntityTypeConfiguration<StoredSettings>
{
    public void Configure(EntityTypeBuilder<StoredSettings> settings)
    {
        settings.ToTable("settings", "shopflow", Check);
        settings.HasKey(s => s.Id).HasName("settings_pkey");
        settings.Property(s => s.Id).HasColumnName("id").ValueGeneratedNever();
        settings.Property(s => s.Name).HasColumnName("name");
        settings.Property(s => s.Currency).HasColumnName("currency");
        settings.Property(s => s.TimeZone).HasColumnName("time_zone");
        settings.Property(s => s.Culture).HasColumnName("culture");
        settings.Property(s => s.Language).HasColumnName("language");
        settings.Property(s => s.Version).IsRowVersion();
    }

    private static void Check(TableBuilder<StoredSettings> table)
    {
        table.HasCheckConstraint(StoredSettingsRules.MustBeOneRow, "id = 1");
        table.HasCheckConstraint(
            StoredSettingsRules.NameMustNotBeBlank,
            "shopflow.is_visible(name)"
        );
        table.HasCheckConstraint(StoredSettingsRules.NameMustBeShort, "char_length(name) <= 80");
        table.HasCheckConstraint(
            StoredSettingsRules.CurrencyMustBeThreeCapitalLetters,
            "currency ~ '^[A-Z]{3}$'"
        );
        table.HasCheckConstraint(StoredSettingsRules.TimeZoneMustNotBeBlank, @"time_zone ~ '\S'");
        table.HasCheckConstraint(
            StoredSettingsRules.CultureMustNameLanguageAndCountry,
            "culture ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})(-[a-zA-Z]+)?$'"
        );
        table.HasCheckConstraint(
            StoredSettingsRules.LanguageMustBeValid,
            "language IN ('en', 'de')"
        );
    }
}
