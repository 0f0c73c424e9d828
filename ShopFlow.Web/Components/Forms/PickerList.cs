namespace ShopFlow.Web.Components.Forms;

/// <summary>The open list under a picker and the entry that the arrows stand on.</summary>
internal sealed class PickerList
{
    public bool IsOpen { get; private set; }

    public int Active { get; private set; } = -1;

    public IReadOnlyList<PickerOption> Options { get; private set; } = [];

    public PickerOption? Chosen => Active >= 0 && Active < Options.Count ? Options[Active] : null;

    public void Open() => IsOpen = true;

    public void Close() => (IsOpen, Active, Options) = (false, -1, []);

    public void Show(IReadOnlyList<PickerOption> options) =>
        (Options, Active) = (options, options.Count > 0 ? 0 : -1);

    public void Move(int by)
    {
        if (Options.Count > 0)
        {
            Active = (Active + by + Options.Count) % Options.Count;
        }
    }
}
