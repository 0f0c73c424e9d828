namespace ShopFlow.Web.Components.Forms;

/// <param name="Detail">Tells two of the same name apart: an e-mail, a price.</param>
public record PickerOption(int Id, string Text, string? Detail = null)
{
    /// <summary>More are not looked for: who does not find it types on.</summary>
    public const int Most = 20;
}
