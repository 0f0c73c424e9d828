using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace ShopFlow.Web.Components.Formatting;

/// <summary>Every event of a circuit runs in the shop's culture, whatever connection brought it.</summary>
internal sealed class ShopCultureCircuitHandler(IOptions<ShopSettings> settings) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        context =>
        {
            CultureInfo.CurrentCulture = settings.Value.CultureInfo;
            CultureInfo.CurrentUICulture = settings.Value.LanguageInfo;
            return next(context);
        };
}
