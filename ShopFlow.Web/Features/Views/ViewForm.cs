using ShopFlow.Data.Views;
using ShopFlow.Web.Lists.State;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Views;

/// <summary>A view's name and settings as typed; its content is the list's state.</summary>
public sealed class ViewForm : EntityForm<SavedView>
{
    public int Id => Before?.Id ?? 0;

    public string? Name { get; set; }

    /// <summary>Whether the whole team has it.</summary>
    public bool IsShared { get; set; }

    public bool IsPinned { get; set; } = true;

    internal string List { get; private init; } = "";

    internal string Query { get; set; } = "";

    /// <summary>Its owner, if it isn't shared.</summary>
    internal int OwnerId { get; set; }

    internal int Position { get; set; }

    internal static ViewForm For(ListPlace place) =>
        new() { List = place.Path, Query = place.State.ToViewQuery() };

    internal static ViewForm From(SavedView view)
    {
        var form = new ViewForm
        {
            List = view.List,
            Name = view.Name,
            Query = view.Query,
            IsShared = view.OwnerId is null,
            IsPinned = view.IsPinned,
            Position = view.Position,
        };
        form.Begin(view, view.Version);
        return form;
    }

    private protected override void Read(FormReading<SavedView> form)
    {
        form.Text(Name, (view, name) => view.Name = name ?? "");
        form.Also(view =>
        {
            (view.List, view.Query) = (List, Query);
            view.OwnerId = IsShared ? null : OwnerId;
            (view.IsPinned, view.Position) = (IsPinned, Position);
        });
    }
}
