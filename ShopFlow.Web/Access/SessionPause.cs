using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Access;

/// <summary>
/// A circuit whose session ended while something typed in it was not saved. Nobody is signed in any more and nothing
/// that the browser sends is heard, but the page stays, out of sight, until the same person signs in again.
/// </summary>
internal sealed class SessionPause : CircuitHandler
{
    private readonly List<Func<bool>> forms = [];

    public event Action? Changed;

    /// <summary>Known to the page that waits alone; null when nobody waits.</summary>
    public Guid? Id { get; private set; }

    /// <summary>Whether leaving now would lose something.</summary>
    public bool HasUnsaved => forms.Exists(isUnsaved => isUnsaved());

    public void Watch(Func<bool> isUnsaved) => forms.Add(isUnsaved);

    public void Unwatch(Func<bool> isUnsaved) => forms.Remove(isUnsaved);

    public Guid Begin()
    {
        var id = Guid.NewGuid();
        Id = id;
        Changed?.Invoke();
        return id;
    }

    public void End()
    {
        Id = null;
        Changed?.Invoke();
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) => context => Id is null ? next(context) : Task.CompletedTask;
}
