using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Access;

/// <summary>
/// Parts of the first response are cached for many people and pages, but only for those who see the same.
/// </summary>
public sealed class FirstResponseTests : IAsyncLifetime
{
    private RunningShop shop = null!;

    public async Task InitializeAsync() => shop = await RunningShop.StartAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task An_owners_menu_is_not_shown_to_roles_with_fewer_rights()
    {
        Assert.Contains("href=\"settings\"", await OpenAsync("orders", StaffRole.Owner));
        Assert.DoesNotContain("href=\"settings\"", await OpenAsync("orders", StaffRole.Viewer));
    }

    [Fact]
    public async Task The_menu_marks_the_current_page()
    {
        foreach (var place in new[] { "orders", "products", "orders" })
            Assert.Matches(
                $"class=\"mud-nav-link active\" href=\"{place}\" aria-current=\"page\"",
                await OpenAsync(place)
            );
    }

    [Fact]
    public async Task The_first_response_already_has_the_search_in_its_box()
    {
        await OpenAsync("orders");

        Assert.Contains("value=\"ada\"", await OpenAsync("orders?q=ada"));
    }

    private async Task<string> OpenAsync(string path, string role = StaffRole.Owner)
    {
        using var browser = await shop.SignedInBrowserAsync(role);
        return await browser.Client.GetStringAsync(path);
    }
}
