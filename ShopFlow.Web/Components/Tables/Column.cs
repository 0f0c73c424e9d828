namespace ShopFlow.Web.Components.Tables;

/// <param name="Sort">The name of its sort in the URL; null when the list cannot be sorted by it.</param>
/// <param name="IsNumber">Right-aligned, with digits of one width.</param>
public sealed record Column(string Title, string? Sort = null, bool IsNumber = false);
