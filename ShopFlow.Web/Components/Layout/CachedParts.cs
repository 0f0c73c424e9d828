using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace ShopFlow.Web.Components.Layout;

/// <summary>The cached markup of <see cref="CachedPart"/> parts, shared by everyone.</summary>
public sealed class CachedParts(ILoggerFactory loggers)
{
    private const int Most = 500;

    private readonly ConcurrentDictionary<string, MarkupString> texts = new(StringComparer.Ordinal);

    /// <param name="services">The request's, for the components of the part.</param>
    public async Task<MarkupString> TextAsync(
        string key,
        RenderFragment part,
        IServiceProvider services
    )
    {
        if (texts.TryGetValue(key, out var known))
            return known;

        if (texts.Count >= Most)
            texts.Clear();

        return texts[key] = await DrawAsync(part, services);
    }

    private async Task<MarkupString> DrawAsync(RenderFragment part, IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Part.Content)] = part,
        };
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<Part>(
                ParameterView.FromDictionary(parameters)
            );
            return new MarkupString(drawn.ToHtmlString());
        });
    }

    private sealed class Part : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, Content);
    }
}
