using System.Runtime.CompilerServices;
using MudBlazor;

namespace ShopFlow.Web.Components.Feedback;

/// <summary>Short notes at the bottom of the screen. Consecutive notes of one kind are merged.</summary>
internal sealed class Notes(ISnackbar snackbar)
{
    private const int Shown = 6000;
    private const int ShownWithUndo = 12000;
    private readonly ConditionalWeakTable<Snackbar, IReadOnlyList<Func<Task>>> undos = [];
    private (string Kind, Snackbar Bar, int Count)? latest;

    /// <summary>Raised when a note gets its Undo: it is already on screen by then.</summary>
    public event Action? Changed;

    public void Show(string text, NoteKind? kind = null) => Add(text, [], kind);

    /// <summary>Offers to undo what just happened; <paramref name="undo"/> runs at most once.</summary>
    public void ShowWithUndo(string text, Func<Task> undo, NoteKind? kind = null) =>
        Add(text, [undo], kind);

    /// <summary>The label of the note's button; null if there is nothing to undo.</summary>
    public string? UndoOf(Snackbar bar) =>
        Back(bar).Count switch
        {
            0 => null,
            1 => "Undo",
            _ => "Undo all",
        };

    /// <summary>Undoes the last thing first.</summary>
    public async Task UndoAsync(Snackbar bar)
    {
        var all = Back(bar);
        Dismiss(bar);
        foreach (var undo in all.Reverse())
            await undo();
    }

    public void Dismiss(Snackbar bar)
    {
        undos.Remove(bar);
        snackbar.Remove(bar);
    }

    private void Add(string text, IReadOnlyList<Func<Task>> back, NoteKind? kind)
    {
        var count = 1;
        if (
            kind is not null
            && latest is { } before
            && before.Kind == kind.Key
            && IsShown(before.Bar)
        )
        {
            count += before.Count;
            back = [.. Back(before.Bar), .. back];
            text = kind.Many(count);
            Dismiss(before.Bar);
        }

        var bar = snackbar.Add(text, Severity.Normal, options => Look(options, back.Count > 0))!;
        undos.Add(bar, back);
        Changed?.Invoke();
        latest = kind is null ? null : (kind.Key, bar, count);
    }

    private IReadOnlyList<Func<Task>> Back(Snackbar bar) =>
        undos.TryGetValue(bar, out var back) ? back : [];

    private bool IsShown(Snackbar bar) => snackbar.ShownSnackbars.Contains(bar);

    private static void Look(SnackbarOptions options, bool canUndo)
    {
        options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
        options.VisibleStateDuration = canUndo ? ShownWithUndo : Shown;
        options.ShowTransitionDuration = options.HideTransitionDuration = 0;
    }
}

/// <param name="Key">Notes with the same key are merged.</param>
/// <param name="Many">The merged note's text: "10 orders shipped."</param>
internal sealed record NoteKind(string Key, Func<int, string> Many);
