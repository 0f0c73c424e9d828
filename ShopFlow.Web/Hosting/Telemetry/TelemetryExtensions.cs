using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting.Telemetry;

internal static class TelemetryExtensions
{
    private const string Setting = "ShopFlow:Otlp";

    /// <summary>The variables that OpenTelemetry's own exporter reads.</summary>
    private static readonly string[] Standard =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    ];

    /// <summary>
    /// Exports metrics and traces over OTLP if the settings say where to; otherwise nothing is collected.
    /// </summary>
    /// <exception cref="CannotStartException">If the setting isn't a valid address.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var own = builder.Configuration[Setting];
        var isGiven = Array.Exists(Standard, name => Has(builder.Configuration[name]));
        if (!Has(own) && !isGiven)
        {
            return;
        }

        builder.Services.AddOpenTelemetry().ExportTo(Has(own) ? Parse(own!) : null);
    }

    private static bool Has(string? setting) => !string.IsNullOrWhiteSpace(setting);

    private static Uri Parse(string address) =>
        Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
            ? url
            : throw new CannotStartException(
                $"{address} in ShopFlow__Otlp is not an address to send telemetry to. It looks like this: http://localhost:4318"
            );
}
