using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Orders;

public sealed partial class OrderLines
{
    private const string AddButton = "add-line";
    private readonly OrderItemForm idle = new();
    private ShopForm<OrderItemForm> shopForm = null!;
    private OrderLineFields? fields;
    private OrderItemForm? open;
    private bool mustEnter;
    private string? mustFocus;

    [Parameter, EditorRequired]
    public OrderDetails Order { get; set; } = null!;

    [Parameter, EditorRequired]
    public FieldHints Hints { get; set; } = null!;

    /// <summary>Raised when a line was saved or removed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private OrderItemService Items { get; set; } = null!;

    [Inject]
    private ShopFormat Format { get; set; } = null!;

    [Inject]
    private Notes Notes { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private uint Version
    {
        get => open?.Version ?? 0;
        set => open!.Version = value;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (mustEnter && fields is not null && open is not null)
        {
            mustEnter = false;
            await fields.FocusAsync();
        }
        else if (mustFocus is { } id)
        {
            mustFocus = null;
            await Js.InvokeVoidAsync("shopflow.focus", id);
        }
    }

    // The form is a copy of the line, so that Escape can go back to the original.
    private Task OpenAsync(OrderLine line) => OpenAsync(OrderItemForm.From(line.Item, Format));

    private Task AddAsync() => OpenAsync(new OrderItemForm { OrderId = Order.Id });

    // Unsaved input is saved first; a refused line stays open with the reasons.
    private async Task OpenAsync(OrderItemForm line)
    {
        if (open is not null && shopForm.IsUnsaved)
            await shopForm.SubmitAsync();

        if (open is null || !shopForm.IsUnsaved)
        {
            // The previous line's fields may be gone while a late render still asks which one to focus.
            fields = null;
            (open, mustEnter, mustFocus) = (line, true, null);
        }
    }

    private void Close()
    {
        mustFocus = open is { IsNew: false } ? $"line-{open.Id}" : AddButton;
        open = null;
    }

    private void Key(KeyboardEventArgs e)
    {
        if (e.Key == "Escape" && open is not null)
            Close();
    }

    private Task<SaveOutcome> SaveAsync(CancellationToken cancellationToken) =>
        Items.SaveAsync(open!, cancellationToken);

    private async Task SavedAsync()
    {
        mustFocus = AddButton;
        open = null;
        await OnChanged.InvokeAsync();
    }

    private async Task SaveAsNewAsync()
    {
        open!.BeginAnew();
        await shopForm.SubmitAsync();
    }

    private async Task RemoveAsync(OrderLine line)
    {
        var outcome = await Items.RemoveAsync(line.Id);
        if (outcome is SaveOutcome.Saved)
            Notes.ShowWithUndo(
                $"{line.ProductName} was removed.",
                () => InvokeAsync(() => PutBackAsync(line))
            );
        else
            Notes.Show(OutcomeText.Of(outcome)?.ToString() ?? "Nothing was removed.");

        mustFocus = AddButton;
        await OnChanged.InvokeAsync();
    }

    private async Task PutBackAsync(OrderLine line)
    {
        var again = OrderItemForm.From(line.Item, Format);
        again.BeginAnew();
        var outcome = await Items.SaveAsync(again);
        Notes.Show(
            outcome is SaveOutcome.Saved
                ? $"{line.ProductName} is back."
                : $"{line.ProductName} could not be put back."
        );
        await OnChanged.InvokeAsync();
    }
}
