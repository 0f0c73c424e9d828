namespace ShopFlow.Web.Components.Forms;

/// <param name="Detail">Tells two rows with the same name apart: an e-mail, a price.</param>
public record PickerOption(int Id, string Text, string? Detail = null)
{
    /// <summary>A search stops at this many; people who don't find theirs keep typing.</summary>
    public const int Most = 20;
}
