using Bunit;
using ShopFlow.Data.Staff;

namespace ShopFlow.Tests.Components.Forms;

public sealed class ReadOnlyFieldTests() : FormPage(StaffRole.Viewer)
{
    [Theory]
    [InlineData("Name", "Desk mat")]
    [InlineData("Description", "—")]
    [InlineData("Price", "£24.50")]
    [InlineData("Quantity", "3")]
    [InlineData("Status", "Pending")]
    [InlineData("Currency", "Pound")]
    public void A_read_only_field_shows_its_value_as_text(string label, string text)
    {
        var field = Page.FindAll("dl").Single(dl => dl.QuerySelector("dt")!.TextContent == label);

        Assert.Equal(text, field.QuerySelector("dd")!.TextContent);
    }

    [Fact]
    public void A_read_only_form_has_no_save_bar() => Assert.Empty(Page.FindAll(".save-bar"));
}
