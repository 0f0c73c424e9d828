using System.Collections.Concurrent;
using System.Diagnostics;

namespace ShopFlow.Tests.Support;

/// <summary>Counts the round trips to PostgreSQL that the test makes while it is open, as Npgsql tells of them.</summary>
internal sealed class SentQueries : IDisposable
{
    private readonly ConcurrentQueue<string> texts = new();
    private readonly ActivityListener listener;
    private readonly Activity mine = new Activity("test").Start();

    public SentQueries()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == mine.TraceId
                    ? ActivitySamplingResult.AllData
                    : ActivitySamplingResult.None,
            ActivityStopped = query =>
            {
                if (query.TraceId == mine.TraceId)
                    texts.Enqueue($"{query.GetTagItem("db.query.text")}");
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyCollection<string> Texts => texts;

    public void Dispose()
    {
        listener.Dispose();
        mine.Dispose();
    }
}
