using Bunit;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Components.Forms;

public sealed class SaveBarTests : FormPage
{
    [Fact]
    public void The_bar_is_hidden_while_nothing_has_changed() =>
        Assert.Empty(Page.FindAll(".save-bar"));

    [Theory]
    [InlineData("Price", "24.75", "Price changed, from £24.50 to £24.75")]
    [InlineData("Name", "Felt mat", "Name changed, from Desk mat to Felt mat")]
    [InlineData("Description", "Soft", "Description changed")]
    [InlineData("Price", "much", "Price changed")]
    [InlineData("Name", "A name that is far too long for a bar", "Name changed")]
    public void The_bar_says_what_changed(string label, string typed, string text)
    {
        Input(label).Change(typed);

        Assert.Equal(text, Bar);
    }

    [Fact]
    public void Two_changes_are_both_named()
    {
        Input("Price").Change("1");
        Input("Quantity").Change("1");

        Assert.Equal("Price and quantity changed", Bar);
    }

    [Fact]
    public void Many_changes_are_counted()
    {
        Input("Name").Change("A");
        Input("Description").Change("B");
        Input("Price").Change("1");
        Input("Quantity").Change("1");

        Assert.Equal("Name, description and 2 more changed", Bar);
    }

    [Fact]
    public void After_a_save_the_bar_goes_away_and_the_next_change_is_compared_with_the_saved_value()
    {
        Input("Price").Change("30");
        Save();
        Assert.Empty(Page.FindAll(".save-bar"));

        Input("Price").Change("31");

        Assert.Equal("Price changed, from £30.00 to £31.00", Bar);
    }

    [Fact]
    public void The_bar_stays_after_a_refusal()
    {
        Input("Price").Change("-1");
        Refuse(("Price", "Price must be 0 or more."));

        Assert.Equal("Price changed, from £24.50 to -£1.00", Bar);
    }

    [Fact]
    public void Discarding_is_left_to_the_page()
    {
        Input("Price").Change("30");

        Press("Discard");

        Assert.Equal(1, Page.Instance.DiscardedTimes);
    }

    [Fact]
    public void Nothing_can_be_saved_while_a_conflict_is_open()
    {
        Input("Price").Change("30");
        Answer(new SaveOutcome.Conflict([new(Form, "Price", "Price", 24.50m, 26m, 30m)], 9, []));
        Save();

        Assert.EndsWith("waits for your choice", Bar, StringComparison.Ordinal);
        Assert.True(Page.Find(".save-bar button[type=submit]").HasAttribute("disabled"));
    }
}
