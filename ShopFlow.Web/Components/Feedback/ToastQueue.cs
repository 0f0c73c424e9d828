namespace ShopFlow.Web.Components.Feedback;

/// <summary>Short notes at the edge of the screen, one queue per circuit.</summary>
internal sealed class ToastQueue(TimeProvider time)
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ShownWithUndo = TimeSpan.FromSeconds(12);
    private readonly List<Toast> toasts = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Toasts => toasts;

    public void Show(string text) => Add(new Toast(text, null, time.GetUtcNow() + Shown));

    /// <summary>Offers to take back what just happened; <paramref name="undo"/> runs at most once.</summary>
    public void ShowWithUndo(string text, Func<Task> undo) =>
        Add(new Toast(text, undo, time.GetUtcNow() + ShownWithUndo));

    public void Dismiss(Toast toast)
    {
        if (toasts.Remove(toast))
        {
            Changed?.Invoke();
        }
    }

    public void DismissExpired()
    {
        if (toasts.RemoveAll(toast => toast.Until <= time.GetUtcNow()) > 0)
        {
            Changed?.Invoke();
        }
    }

    private void Add(Toast toast)
    {
        toasts.Add(toast);
        Changed?.Invoke();
    }
}

internal sealed record Toast(string Text, Func<Task>? Undo, DateTimeOffset Until);
