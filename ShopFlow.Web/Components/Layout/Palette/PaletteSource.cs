namespace ShopFlow.Web.Components.Layout.Palette;

/// <summary>One kind of thing that the search box in the header finds; features register theirs.</summary>
/// <param name="FindAsync">What a text finds, best first.</param>
internal sealed record PaletteSource(
    string Title,
    Func<string, CancellationToken, Task<IReadOnlyList<PaletteHit>>> FindAsync
);

/// <param name="Detail">Tells two results with the same text apart.</param>
public sealed record PaletteHit(string Text, string? Detail, string Href);
