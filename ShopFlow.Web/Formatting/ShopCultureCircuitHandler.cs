using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Formatting;

/// <summary>Runs every event of a circuit in the shop's culture, whatever connection it came over.</summary>
internal sealed class ShopCultureCircuitHandler(CurrentSettings settings) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        context =>
        {
            settings.Apply();
            return next(context);
        };
}
