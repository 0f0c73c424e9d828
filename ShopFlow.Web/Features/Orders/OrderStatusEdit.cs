using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Components.Forms;

namespace ShopFlow.Web.Features.Orders;

/// <summary>An order's status, changed in place; the note that follows can undo it.</summary>
/// <param name="show">Renders the current status and message, from wherever the note's button calls.</param>
internal sealed class OrderStatusEdit(
    OrderStatusForm form,
    OrderStatusService statuses,
    Notes notes,
    Func<Task> show
)
{
    public int Id => form.Id;

    public string Status => form.Status!;

    /// <summary>Why the last choice was refused.</summary>
    public string? Message { get; private set; }

    public async Task ChangeAsync(string wanted)
    {
        if (await SetAsync(wanted) is { } previous)
            notes.ShowWithUndo(Said(), () => UndoAsync(previous), Kind("now"));
    }

    private async Task UndoAsync(string previous)
    {
        if (await SetAsync(previous) is null)
            notes.Show($"#{form.Id} was not undone. {Message}");
        else
            notes.Show(Said(), Kind("again"));
    }

    // Ten orders shipped one after the other need one note, with one Undo.
    private NoteKind Kind(string when) =>
        new(
            $"{Status} {when}",
            count => $"{count} orders {ChoiceText.Of(Status).ToLowerInvariant()}."
        );

    private string Said() => $"#{form.Id} is now {ChoiceText.Of(Status)}.";

    /// <summary>Returns the status before; null if the change was refused, and the message then says why.</summary>
    private async Task<string?> SetAsync(string status)
    {
        var change = await statuses.ChangeAsync(form, status);
        Message = MessageOf(change.Outcome);
        await show();
        return change.Outcome is SaveOutcome.Saved ? change.Previous : null;
    }

    private static string? MessageOf(SaveOutcome outcome) =>
        outcome switch
        {
            SaveOutcome.Saved => null,
            SaveOutcome.Invalid invalid => string.Join(
                ' ',
                invalid.Messages.Select(refused => refused.Text)
            ),
            SaveOutcome.Conflict conflict when OrderStatusService.Theirs(conflict) is { } theirs =>
                $"{conflict.By?.Person ?? "Somebody else"} changed it to {ChoiceText.Of(theirs)} in the meantime. Choose again to change it.",
            SaveOutcome.Conflict => "Somebody else is changing this order. Choose again.",
            _ => OutcomeText.Of(outcome)?.ToString(),
        };
}
