using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace ShopFlow.Web.Hosting.Hardening;

/// <summary>How much one browser may demand of the server.</summary>
internal static class Limits
{
    // A long description must reach the server: above this limit the circuit would end and the text be lost.
    private const int LargestMessage = 1024 * 1024;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Services.Configure<FormOptions>(Limit);
        builder.Services.Configure<HubOptions>(hub =>
            hub.MaximumReceiveMessageSize = LargestMessage
        );
        builder.Services.Configure<CircuitOptions>(circuit => Limit(circuit, isDevelopment));
        builder.Services.Configure<RazorComponentsServiceOptions>(pages =>
        {
            pages.DetailedErrors = isDevelopment;
            pages.MaxFormMappingCollectionSize = 100;
            pages.MaxFormMappingRecursionDepth = 8;
        });
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Nothing is uploaded yet, but where WebSockets are blocked, a circuit's messages come as requests.
        kestrel.Limits.MaxRequestBodySize = 2 * LargestMessage;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    private static void Limit(FormOptions form)
    {
        form.ValueCountLimit = 200;
        form.KeyLengthLimit = 256;
        form.ValueLengthLimit = 64 * 1024;
        form.BufferBodyLengthLimit = LargestMessage;
        form.MultipartBodyLengthLimit = LargestMessage;
    }

    private static void Limit(CircuitOptions circuit, bool isDevelopment)
    {
        circuit.DetailedErrors = isDevelopment;
        // How long a page that lost its connection keeps what was typed, and how many such pages may fill the memory.
        circuit.DisconnectedCircuitMaxRetained = 50;
        circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
        circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
    }
}
