namespace ShopFlow.Web.Components.Forms;

/// <summary>One entry of a known list: what is stored, how it reads, and what tells it from others.</summary>
public sealed record CodeChoice(string Code, string Text, string? Detail = null)
{
    public bool Contains(string text) =>
        Code.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Text.Contains(text, StringComparison.OrdinalIgnoreCase)
        || (Detail?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false);
}
