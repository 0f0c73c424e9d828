using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ShopFlow.Tests.Support;

/// <summary>Everything that was logged, to check what it must or must not contain.</summary>
internal sealed class WrittenLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose() => lines.Enqueue("The log was closed.");
}
