using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Components.Forms;

/// <summary>A page about one row, or about a new one. It reads again when its address names another row.</summary>
public abstract class RecordPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();
    private (bool IsRead, int? Id) read;

    /// <summary>The row's id from the address; null for a new row.</summary>
    [Parameter]
    public int? Id { get; set; }

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private protected Notes Notes { get; set; } = null!;

    protected bool IsUnreachable { get; private set; }

    /// <summary>Cancelled when the person leaves the page.</summary>
    protected CancellationToken Left => left.Token;

    protected override Task OnParametersSetAsync() =>
        read == (true, Id) ? Task.CompletedTask : ReadAsync();

    /// <summary>Reads what the page shows; false if there is no such row.</summary>
    protected abstract Task<bool> FindAsync();

    protected async Task ReadAsync()
    {
        (read, IsUnreachable) = ((true, Id), false);
        try
        {
            if (!await FindAsync())
                Navigation.NotFound();
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody is left to see it.
        }
        catch (Exception exception) when (DatabaseTrouble.Explains(exception))
        {
            IsUnreachable = true;
        }
    }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A page about one row, handed over from the prerendered page to its circuit.</summary>
/// <typeparam name="TRow">What the page reads, in a form that can be serialized to JSON.</typeparam>
public abstract class RecordPage<TRow> : RecordPage
    where TRow : class
{
    /// <summary>Without it the page's content would disappear and come back when its circuit starts.</summary>
    [PersistentState]
    public CarriedRow<TRow>? Carried { get; set; }

    /// <summary>What the prerendered page read, the first time; after that, what is read now.</summary>
    protected async Task<TRow?> CarriedOrAsync(int id, Func<Task<TRow?>> read)
    {
        var carried = Carried;
        var row = carried?.Id == id ? carried.Row : await read();
        Carried = RendererInfo.IsInteractive || row is null ? null : new(id, row);
        return row;
    }
}

public sealed record CarriedRow<TRow>(int Id, TRow Row);
