using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ShopFlow.Data;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>What ShopFlow, ASP.NET Core and Npgsql tell of themselves, and where it goes.</summary>
internal static class Exporting
{
    /// <summary>A collector that hangs must not keep a server from stopping.</summary>
    private const int MillisecondsToSend = 2000;

    private static readonly string[] Sources =
    [
        Instruments.Name,
        "Npgsql",
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Components*",
    ];

    /// <param name="endpoint">Speaks OTLP over HTTP; null leaves it to the OTEL_ variables of the environment.</param>
    public static void ExportTo(this OpenTelemetryBuilder telemetry, Uri? endpoint) =>
        telemetry
            .ConfigureResource(Describe)
            .WithTracing(traces =>
                traces
                    .AddSource(Instruments.Name)
                    // A circuit's every message would be a trace; what it leads to tells of itself.
                    .AddAspNetCoreInstrumentation(options =>
                        options.EnableAspNetCoreSignalRSupport = false
                    )
                    .AddNpgsql()
                    .AddInstrumentation(() => new SilentExceptions(Sources))
                    .AddProcessor(new KnownTags())
                    .AddOtlpExporter(options => Address(options, endpoint, "v1/traces"))
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Instruments.Name)
                    .AddAspNetCoreInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddNpgsqlInstrumentation()
                    .AddOtlpExporter(options => Address(options, endpoint, "v1/metrics"))
            );

    private static void Address(OtlpExporterOptions options, Uri? endpoint, string path)
    {
        if (endpoint is not null)
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri(endpoint, path);
            options.TimeoutMilliseconds = MillisecondsToSend;
        }
    }

    /// <summary>The variable OTEL_SERVICE_NAME comes later, and wins.</summary>
    private static void Describe(ResourceBuilder resource) =>
        resource
            .AddService(
                Instruments.Name,
                serviceVersion: typeof(Exporting).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: Environment.MachineName
            )
            .AddEnvironmentVariableDetector();
}
