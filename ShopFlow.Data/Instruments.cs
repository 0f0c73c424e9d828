using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ShopFlow.Data;

/// <summary>ShopFlow's metrics and traces. They never hold a value or anything a person typed.</summary>
public static class Instruments
{
    public const string Name = "ShopFlow";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>In seconds, as OpenTelemetry wants it; the first buckets are fine enough to compare fast pages.</summary>
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
