using MudBlazor;

namespace ShopFlow.Web.Components.Forms;

/// <summary>A field's label, hint and messages, as MudBlazor's inputs take them.</summary>
/// <param name="Speaker">The id of another input whose message also covers this one.</param>
internal sealed record FieldLook(
    string Id,
    string Label,
    bool HidesLabel,
    bool IsRequired,
    string? Hint,
    IReadOnlyList<string> Messages,
    string? Speaker
)
{
    private bool IsInvalid => Messages.Count > 0 || Speaker is not null;

    // Most fields on these forms are required, so only "Optional" is marked.
    private string HelpText =>
        IsRequired || HidesLabel ? Hint ?? ""
        : string.IsNullOrEmpty(Hint) ? "Optional"
        : $"Optional. {Hint}";

    /// <summary>Parameters and attributes together, for <c>@attributes</c>.</summary>
    public IReadOnlyDictionary<string, object> Parameters()
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Variant"] = Variant.Outlined,
            ["Margin"] = Margin.Dense,
            ["ShrinkLabel"] = true,
            ["InputId"] = Id,
            ["Label"] = HidesLabel ? "" : Label,
            ["HelperText"] = HelpText,
            ["HelperId"] = HelpText.Length > 0 ? $"{Id}-hint" : null!,
            ["Error"] = IsInvalid,
            ["ErrorId"] = MessagesOf(Id),
            ["ErrorText"] = string.Join(' ', Messages),
            // MudBlazor's own Required would validate the field by itself, with its own message.
            ["aria-required"] = IsRequired ? "true" : "false",
            ["aria-describedby"] = Described(),
        };
        if (HidesLabel)
            parameters["aria-label"] = Label;

        return parameters;
    }

    private string Described() =>
        Speaker is not null && Messages.Count == 0 ? MessagesOf(Speaker)
        : Speaker is not null ? $"{MessagesOf(Id)} {MessagesOf(Speaker)}"
        : Messages.Count > 0 ? MessagesOf(Id)
        : HelpText.Length > 0 ? $"{Id}-hint"
        : null!;

    private static string MessagesOf(string id) => $"{id}-messages";
}
