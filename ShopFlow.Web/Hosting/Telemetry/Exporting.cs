using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ShopFlow.Data;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>Sends what ShopFlow, ASP.NET Core and Npgsql tell of themselves, until it is stopped.</summary>
/// <param name="endpoint">Speaks OTLP over HTTP; null leaves it to the OTEL_ variables of the environment.</param>
internal sealed class OtlpExport(Uri? endpoint) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
    [
        Instruments.Name,
        "Npgsql",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Components*",
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        Instruments.Name,
        "Npgsql",
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Components*",
    ];

    private const int MillisecondsToEnd = 2000;

    private readonly SilentExceptions silence = new(Sources);
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource(Sources)
            .AddProcessor(new KnownTags())
            .AddOtlpExporter(options => Address(options, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(Meters)
            .AddOtlpExporter(options => Address(options, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, unless the collector takes its time.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Shutdown(MillisecondsToEnd);
        metrics?.Shutdown(MillisecondsToEnd);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        silence.Dispose();
        (traces, metrics) = (null, null);
    }

    private void Address(OtlpExporterOptions options, string path)
    {
        if (endpoint is not null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(endpoint, path);
        }
    }

    /// <summary>The variable OTEL_SERVICE_NAME comes later, and wins.</summary>
    private static void Describe(ResourceBuilder resource) =>
        resource
            .AddService(
                Instruments.Name,
                serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: Environment.MachineName
            )
            .AddEnvironmentVariableDetector();
}
