using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Access;

/// <summary>
/// A circuit whose session ended while it held unsaved input. Nobody is signed in any more and the circuit ignores what
/// the browser sends, but the page stays, hidden, until the same person signs in again.
/// </summary>
internal sealed class SessionPause : CircuitHandler
{
    private readonly List<Func<bool>> forms = [];

    public event Action? Changed;

    /// <summary>Only the waiting page knows it; null if none is waiting.</summary>
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
