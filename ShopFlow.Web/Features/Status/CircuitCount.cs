using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Features.Status;

/// <summary>Counts this server's circuits: all of them, and those with a connected browser.</summary>
internal sealed class CircuitCount : CircuitHandler
{
    private int open;
    private int connected;

    public int Open => Volatile.Read(ref open);

    public int Connected => Volatile.Read(ref connected);

    public override Task OnCircuitOpenedAsync(
        Circuit circuit,
        CancellationToken cancellationToken
    ) => Add(ref open, 1);

    public override Task OnCircuitClosedAsync(
        Circuit circuit,
        CancellationToken cancellationToken
    ) => Add(ref open, -1);

    public override Task OnConnectionUpAsync(
        Circuit circuit,
        CancellationToken cancellationToken
    ) => Add(ref connected, 1);

    public override Task OnConnectionDownAsync(
        Circuit circuit,
        CancellationToken cancellationToken
    ) => Add(ref connected, -1);

    private static Task Add(ref int count, int change)
    {
        Interlocked.Add(ref count, change);
        return Task.CompletedTask;
    }
}
