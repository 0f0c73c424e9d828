using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ShopFlow.Data;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>The metrics and traces of ShopFlow, ASP.NET Core and Npgsql, and where they go.</summary>
internal static class Exporting
{
    /// <summary>A hanging collector must not keep the server from stopping.</summary>
    private const int MillisecondsToSend = 2000;

    private static readonly string[] Sources =
    [
        Instruments.Name,
        "Npgsql",
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Components*",
    ];

    /// <param name="endpoint">Takes OTLP over HTTP; null leaves it to the environment's OTEL_ variables.</param>
    public static void ExportTo(this OpenTelemetryBuilder telemetry, Uri? endpoint) =>
        telemetry
            .ConfigureResource(Describe)
            .WithTracing(traces =>
                traces
                    .AddSource(Instruments.Name)
                    // Otherwise every message of a circuit would be a trace; what it does is traced anyway.
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

    /// <summary>The variable OTEL_SERVICE_NAME is applied later, and takes precedence.</summary>
    private static void Describe(ResourceBuilder resource) =>
        resource
            .AddService(
                Instruments.Name,
                serviceVersion: typeof(Exporting).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: Environment.MachineName
            )
            .AddEnvironmentVariableDetector();
}
