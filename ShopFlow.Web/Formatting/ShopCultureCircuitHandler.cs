using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ShopFlow.Web.Formatting;

/// <summary>Every event of a circuit runs in the shop's culture, whatever connection brought it.</summary>
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
