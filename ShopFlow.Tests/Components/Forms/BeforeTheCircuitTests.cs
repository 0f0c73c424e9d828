using Bunit;
using Microsoft.AspNetCore.Components;

namespace ShopFlow.Tests.Components.Forms;

public sealed class BeforeTheCircuitTests : IAsyncLifetime
{
    private readonly ShopComponents components = new();

    [Fact]
    public void A_prerendered_form_is_disabled_until_the_circuit_starts()
    {
        components.SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = components.Render<FieldForm>();

        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.Contains(page.FindAll("input"), input => input.GetAttribute("value") == "24.50");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
