using Bunit;
using ShopFlow.Data.Staff;

namespace ShopFlow.Tests.Components;

public sealed class ReadOnlyFormTests : IAsyncLifetime
{
    private readonly ShopComponents components = new(role: StaffRole.Viewer);

    [Fact]
    public void Somebody_who_cannot_save_a_form_sees_its_values_as_text()
    {
        var page = components.Render<TrialForm>();

        page.Instance.Form.Name = "Desk mat <b>";
        page.Instance.Form.Price = "24.5";
        page.Render();

        Assert.Equal(
            ["Desk mat <b>", "£24.50", "—", "—"],
            page.FindAll("dd").Select(value => value.TextContent)
        );
        Assert.Equal("Name", page.Find("dt").TextContent);
    }

    [Fact]
    public void A_read_only_form_has_no_inputs_and_no_buttons()
    {
        var page = components.Render<TrialForm>();

        Assert.Empty(page.FindAll("form, input, textarea, select, button"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
