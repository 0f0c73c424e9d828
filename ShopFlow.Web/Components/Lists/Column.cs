namespace ShopFlow.Web.Components.Lists;

/// <summary>A column of a plain table.</summary>
/// <param name="IsNumber">Right-aligned, with digits of equal width.</param>
public sealed record Column(string Title, bool IsNumber = false);
