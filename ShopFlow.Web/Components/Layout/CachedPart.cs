using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ShopFlow.Web.Components.Layout;

/// <summary>
/// A part of the page that looks the same to many people. The first response isn't clickable yet, so it takes the
/// cached markup of the part's components; only a circuit needs the components themselves.
/// </summary>
public sealed class CachedPart : ComponentBase
{
    private MarkupString? text;
    private string? drawn;

    /// <summary>Everything the part depends on; null if it can't be shared.</summary>
    [Parameter, EditorRequired]
    public string? Key { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    [Inject]
    private CachedParts CachedParts { get; set; } = null!;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (Key is null || Key == drawn || RendererInfo.IsInteractive)
            return;

        drawn = Key;
        text = await CachedParts.TextAsync(Key, ChildContent, Services);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (text is { } ready)
            builder.AddContent(0, ready);
        else if (Key is null || RendererInfo.IsInteractive)
            builder.AddContent(1, ChildContent);
    }
}
