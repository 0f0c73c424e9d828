namespace ShopFlow.Web.Components.Forms;

/// <param name="Detail">Tells two of the same name apart: an e-mail, a price.</param>
public sealed record PickerOption(int Id, string Text, string? Detail = null);
