using System.Diagnostics;
using System.Diagnostics.Metrics;
using ShopFlow.Data;

namespace ShopFlow.Web.Lists.Query;

/// <summary>Times how long it takes to read one page of a list.</summary>
internal readonly struct ListReading(string list) : IDisposable
{
    private static readonly Histogram<double> Duration = Instruments.Duration(
        "shopflow.list.duration",
        "Time to the rows of a list's page"
    );

    private readonly Activity? activity = Instruments.Activities.HasListeners()
        ? Instruments.Activities.StartActivity($"list {list}")
        : null;
    private readonly long began = Stopwatch.GetTimestamp();

    public void Dispose()
    {
        activity?.Dispose();
        Duration.Record(
            Stopwatch.GetElapsedTime(began).TotalSeconds,
            new KeyValuePair<string, object?>("shopflow.list", list)
        );
    }
}
