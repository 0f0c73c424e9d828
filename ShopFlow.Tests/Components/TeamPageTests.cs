using Bunit;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Team;

namespace ShopFlow.Tests.Components;

public sealed class TeamPageTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ShopComponents components = null!;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.AddFirstOwnerAsync();
        components = new(shop);
    }

    [Fact]
    public void Every_member_is_listed_with_a_role()
    {
        var page = Open();

        Assert.Contains("first@shop.example", page.Find("tbody tr").TextContent);
        Assert.Equal(StaffRole.Owner, Role(page).GetAttribute("value"));
    }

    [Fact]
    public void The_last_owner_cannot_be_demoted_and_the_page_says_why()
    {
        var page = Open();

        Role(page).Change(StaffRole.Viewer);

        page.WaitForAssertion(() =>
            Assert.Contains("The shop needs an owner.", page.Find("[role=alert]").TextContent)
        );
        Assert.Equal(StaffRole.Owner, Role(page).GetAttribute("value"));
    }

    [Fact]
    public void An_invitation_shows_the_owner_a_link_to_copy()
    {
        var page = Open();

        page.Find("input[type=email]").Change("grace@shop.example");
        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains(
                "/invitation?token=",
                page.Find("input[readonly][value*=token]").GetAttribute("value"),
                StringComparison.Ordinal
            )
        );
        Assert.Contains("Give this link to grace@shop.example.", page.Markup);
        page.WaitForAssertion(() =>
            Assert.Contains("Withdraw the invitation of grace@shop.example", page.Markup)
        );
    }

    [Fact]
    public void A_switch_requires_a_second_factor_of_a_role()
    {
        var page = Open();
        Assert.Equal("false", Switch(page).GetAttribute("aria-checked"));

        Switch(page).Change(true);

        page.WaitForAssertion(() =>
            Assert.Equal("true", Switch(page).GetAttribute("aria-checked"))
        );
    }

    [Fact]
    public void A_password_link_can_be_made_with_one_click()
    {
        var page = Open();

        page.Find("[aria-label='Password link for Fiona First']").Click();

        page.WaitForAssertion(() =>
            Assert.Contains(
                "/reset-password?token=",
                page.Find("input[readonly][value*=token]").GetAttribute("value"),
                StringComparison.Ordinal
            )
        );
    }

    public async Task DisposeAsync()
    {
        await components.DisposeAsync();
        await shop.DisposeAsync();
    }

    private IRenderedComponent<TeamPage> Open()
    {
        var page = components.Render<TeamPage>();
        page.WaitForElement("table");
        return page;
    }

    private static AngleSharp.Dom.IElement Role(IRenderedComponent<TeamPage> page) =>
        page.Find("select[aria-label='Role of Fiona First']");

    private static AngleSharp.Dom.IElement Switch(IRenderedComponent<TeamPage> page) =>
        page.FindAll("[role=switch]")[0];
}
