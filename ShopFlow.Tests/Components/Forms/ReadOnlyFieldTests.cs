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
    public void Whoever_may_not_change_a_field_reads_it(string label, string text)
    {
        var field = Page.FindAll("dl").Single(dl => dl.QuerySelector("dt")!.TextContent == label);

        Assert.Equal(text, field.QuerySelector("dd")!.TextContent);
    }

    [Fact]
    public void There_is_no_bar_to_save_with() => Assert.Empty(Page.FindAll(".save-bar"));
}
