namespace ShopFlow.Web.Components.Feedback;

/// <summary>What rows that refer to another are called, and where they are listed.</summary>
public sealed record ReferenceLink(string One, string Many, string? Href = null);
