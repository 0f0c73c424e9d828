namespace ShopFlow.Tests.Components.Forms;

public sealed class NewSaveBarTests() : FormPage(isNew: true)
{
    [Fact]
    public void What_does_not_exist_yet_can_be_saved_at_once()
    {
        Assert.Equal("Not saved yet", Bar);

        Save();

        Assert.Equal(1, Page.Instance.SavedTimes);
    }

    [Fact]
    public void And_cancelled() => Assert.Contains("Cancel", Texts(".save-bar button"));
}
