namespace ShopFlow.Web.Components.Forms;

/// <summary>What surrounds an input: its label, hint and messages, and the ids that tie them to it.</summary>
public sealed class FieldFrameState(string id)
{
    public string Id { get; } = id;

    public string Label { get; private set; } = "";

    public bool HidesLabel { get; private set; }

    public bool IsRequired { get; private set; }

    public string? Hint { get; private set; }

    public IReadOnlyList<string> Messages { get; private set; } = [];

    /// <summary>What stands in the place of the input; null where something can be typed.</summary>
    public string? ReadText { get; set; }

    public string HintId => $"{Id}-hint";

    public string MessagesId => MessagesOf(Id);

    public bool IsInvalid => Messages.Count > 0 || speaker is not null;

    private string? speaker;

    /// <summary>The attributes of the input itself.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; private set; } =
        new Dictionary<string, object>();

    /// <param name="speaker">The id of another input whose message speaks of this one too.</param>
    public void Show(
        string label,
        bool hidesLabel,
        bool isRequired,
        string? hint,
        IReadOnlyList<string> messages,
        string? speaker
    )
    {
        (Label, HidesLabel, IsRequired) = (label, hidesLabel, isRequired);
        (Hint, Messages) = (hint, messages);
        this.speaker = speaker;
        Attributes = InputAttributes();
    }

    private Dictionary<string, object> InputAttributes()
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = Id };
        if (IsRequired)
        {
            attributes["required"] = true;
        }

        if (IsInvalid)
        {
            attributes["aria-invalid"] = "true";
        }

        var described = string.Join(
            ' ',
            new[]
            {
                Messages.Count > 0 ? MessagesId : null,
                speaker is null ? null : MessagesOf(speaker),
                Hint is null ? null : HintId,
            }.OfType<string>()
        );
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        return attributes;
    }

    private static string MessagesOf(string id) => $"{id}-messages";
}
