using System.Collections.Concurrent;
using System.Diagnostics;

namespace ShopFlow.Tests.Support;

/// <summary>Records the test's own queries to PostgreSQL until it is disposed, as traced by Npgsql.</summary>
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
