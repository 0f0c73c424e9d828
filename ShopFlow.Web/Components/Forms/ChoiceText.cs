namespace ShopFlow.Web.Components.Forms;

internal static class ChoiceText
{
    /// <summary>"on_hold" becomes "On hold".</summary>
    public static string Of(string value)
    {
        var words = value.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
