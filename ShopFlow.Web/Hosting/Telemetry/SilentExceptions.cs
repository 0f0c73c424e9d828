using System.Diagnostics;

namespace ShopFlow.Web.Hosting.Telemetry;

/// <summary>Removes the messages of exceptions that libraries add to activities: PostgreSQL's quote rows.</summary>
internal sealed class SilentExceptions : IDisposable
{
    private readonly ActivityListener listener;

    public SilentExceptions(string[] sources)
    {
        listener = new()
        {
            ShouldListenTo = source => Array.Exists(sources, name => IsMeant(name, source.Name)),
            ExceptionRecorder = Record,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    private static bool IsMeant(string name, string source) =>
        name.EndsWith('*')
            ? source.StartsWith(name[..^1], StringComparison.Ordinal)
            : source == name;

    private static void Record(Activity activity, Exception exception, ref TagList tags)
    {
        tags.Add("exception.message", "(withheld)");
        tags.Add("exception.stacktrace", exception.StackTrace ?? "");
    }
}
