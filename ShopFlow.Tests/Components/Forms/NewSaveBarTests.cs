namespace ShopFlow.Tests.Components.Forms;

public sealed class NewSaveBarTests() : FormPage(isNew: true)
{
    [Fact]
    public void A_new_row_can_be_saved_without_changes()
    {
        Assert.Equal("Not saved yet", Bar);

        Save();

        Assert.Equal(1, Page.Instance.SavedTimes);
    }

    [Fact]
    public void A_new_row_can_be_cancelled() =>
        Assert.Contains("Cancel", Texts(".save-bar button"));
}
