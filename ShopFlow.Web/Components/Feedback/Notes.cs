using MudBlazor;

namespace ShopFlow.Web.Components.Feedback;

/// <summary>Short notes at the foot of the screen. Those of one kind that follow each other become one.</summary>
internal sealed class Notes(ISnackbar snackbar)
{
    private const int Shown = 6000;
    private const int ShownWithUndo = 12000;
    private (NoteKind Kind, Snackbar Bar, int Count, IReadOnlyList<Func<Task>> Undos)? latest;

    public void Show(string text, NoteKind? kind = null) => Add(text, [], kind);

    /// <summary>Offers to take back what just happened; <paramref name="undo"/> runs at most once.</summary>
    public void ShowWithUndo(string text, Func<Task> undo, NoteKind? kind = null) =>
        Add(text, [undo], kind);

    private void Add(string text, IReadOnlyList<Func<Task>> undos, NoteKind? kind)
    {
        var count = 1;
        if (
            kind is not null
            && latest is { } before
            && before.Kind.Key == kind.Key
            && IsShown(before.Bar)
        )
        {
            snackbar.Remove(before.Bar);
            count += before.Count;
            undos = [.. before.Undos, .. undos];
            text = kind.Many(count);
        }

        var bar = snackbar.Add(text, Severity.Normal, options => Look(options, undos));
        latest = kind is null || bar is null ? null : (kind, bar, count, undos);
    }

    private bool IsShown(Snackbar bar) => snackbar.ShownSnackbars.Contains(bar);

    private static void Look(SnackbarOptions options, IReadOnlyList<Func<Task>> undos)
    {
        options.HideIcon = true;
        options.ShowCloseIcon = true;
        options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
        options.VisibleStateDuration = undos.Count > 0 ? ShownWithUndo : Shown;
        // A transition would need a style element, which the page's security policy refuses.
        options.ShowTransitionDuration = options.HideTransitionDuration = 0;
        if (undos.Count > 0)
        {
            options.Action = undos.Count == 1 ? "Undo" : "Undo all";
            options.OnClick = _ => UndoAsync(undos);
        }
    }

    private static async Task UndoAsync(IReadOnlyList<Func<Task>> undos)
    {
        foreach (var undo in undos.Reverse())
            await undo();
    }
}

/// <param name="Key">Notes with the same key become one.</param>
/// <param name="Many">What the one says: "10 orders shipped."</param>
internal sealed record NoteKind(string Key, Func<int, string> Many);
