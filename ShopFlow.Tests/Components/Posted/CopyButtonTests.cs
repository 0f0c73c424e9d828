using Bunit;
using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Components.Forms.Posted;

namespace ShopFlow.Tests.Components.Posted;

public sealed class CopyButtonTests : IAsyncLifetime
{
    private readonly ShopComponents components = new();

    [Fact]
    public void Without_a_circuit_the_page_includes_the_script()
    {
        components.SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var button = Render();

        Assert.EndsWith(
            "CopyButton.razor.js",
            button.Find("script[type=module]").GetAttribute("src")
        );
    }

    [Fact]
    public void In_a_circuit_the_button_imports_the_script()
    {
        var button = Render();

        Assert.Empty(button.FindAll("script"));
        Assert.EndsWith(
            "CopyButton.razor.js",
            (string)components.JSInterop.VerifyInvoke("import").Arguments[0]!
        );
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();

    private IRenderedComponent<CopyButton> Render() =>
        components.Render<CopyButton>(parameters => parameters.Add(button => button.Of, "link"));
}
