using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Tests.Database.Settings;

public sealed class StoredSettingsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    private ShopFormat Format => shop.Get<ShopFormat>();

    [Fact]
    public async Task The_configuration_applies_while_no_settings_are_stored()
    {
        await ReadAsync();

        Assert.Equal("£1,402.10", Format.Money(1402.10m));
    }

    [Fact]
    public async Task Stored_settings_override_the_configuration_without_a_restart()
    {
        await StoreAsync("'Teehaus', 'EUR', 'Asia/Tokyo', 'de-DE', 'de'");
        await ReadAsync();

        Assert.Equal("Teehaus", Format.ShopName);
        Assert.Equal("1.402,10 €", Format.Money(1402.10m).Replace('\u00a0', ' '));
        Assert.Equal("Asia/Tokyo (UTC+09:00)", Format.Zone);
        Assert.True(Format.TryMoney("1.402,1", out _));
    }

    [Fact]
    public async Task The_configuration_applies_again_once_stored_settings_are_deleted()
    {
        await StoreAsync("'Teehaus', 'EUR', 'Asia/Tokyo', 'de-DE', 'de'");
        await ReadAsync();
        await shop.ExecuteAsync("DELETE FROM shopflow.settings");
        await ReadAsync();

        Assert.Equal("GBP", Format.CurrencyCode);
    }

    [Fact]
    public async Task Stored_settings_that_this_machine_does_not_know_are_ignored()
    {
        await StoreAsync("'Teehaus', 'EUR', 'Europe/Atlantis', 'de-DE', 'de'");
        await ReadAsync();

        Assert.Equal("GBP", Format.CurrencyCode);
    }

    [Fact]
    public async Task Settings_stay_unchanged_if_the_database_does_not_answer()
    {
        await shop.ExecuteAsync("ALTER TABLE shopflow.settings RENAME TO away");

        await ReadAsync();

        Assert.Equal("GBP", Format.CurrencyCode);
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private Task ReadAsync() => shop.Get<SettingsRefresh>().ReadAsync(default);

    private Task StoreAsync(string values) =>
        shop.ExecuteAsync(
            $"INSERT INTO shopflow.settings (id, name, currency, time_zone, culture, language) VALUES (1, {values})"
        );
}
