namespace ShopFlow.Web.Components.Forms.Posted;

/// <summary>
/// MudBlazor's buttons as CSS classes, for plain elements: links, buttons in posted forms and in rows.
/// </summary>
internal static class ButtonLook
{
    /// <summary>The page's main action.</summary>
    public const string Main =
        Any + "mud-button-filled mud-button-filled-dark mud-button-disable-elevation";

    public const string Other = Any + "mud-button-outlined mud-button-outlined-default";

    /// <summary>In a row, next to its text.</summary>
    public const string Quiet =
        Any + "mud-button-text mud-button-text-primary mud-button-text-size-small";

    public const string Icon = "mud-button-root mud-icon-button mud-icon-button-size-small";

    private const string Any = "mud-button-root mud-button ";
}
