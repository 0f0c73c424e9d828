using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ShopFlow.Data;

/// <summary>Where ShopFlow says what it does, for whoever listens. No value and no word of a person is among it.</summary>
public static class Instruments
{
    public const string Name = "ShopFlow";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>In seconds, as OpenTelemetry has it; the steps begin where a page that reads well begins.</summary>
    public static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(
            name,
            unit: "s",
            description,
            tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries =
                [
                    0.0005,
                    0.001,
                    0.002,
                    0.005,
                    0.01,
                    0.02,
                    0.05,
                    0.1,
                    0.2,
                    0.5,
                    1,
                    5,
                ],
            }
        );
}
