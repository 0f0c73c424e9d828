using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShopFlow.Tests.Benchmarks.Circuits;

/// <summary>
/// The server's view of a browser with one open page: a WebSocket that starts the page's circuit, acknowledges
/// renderings, gives empty answers to script calls, and sends events.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> calls = new();
    private readonly TaskCompletionSource<long> interop = new();
    private readonly TaskCompletionSource<byte[]> rendered = new();
    private Task receiving = Task.CompletedTask;
    private byte[] awaited = [];
    private int last;

    /// <summary>The first interactive rendering that contains the awaited text.</summary>
    public Task<byte[]> Rendered => rendered.Task;

    public long Received { get; private set; }

    /// <param name="awaited">Text that the page contains once it is rendered.</param>
    /// <param name="isCompressed">Whether to ask for compression as browsers do.</param>
    public static async Task<Circuit> OpenAsync(
        HttpClient browser,
        string cookie,
        string path,
        string awaited,
        bool isCompressed = true
    )
    {
        var html = await browser.GetStringAsync(path);
        var circuit = new Circuit { awaited = Encoding.UTF8.GetBytes(awaited) };
        circuit.socket.Options.SetRequestHeader("Cookie", cookie);
        circuit.socket.Options.SetRequestHeader(
            "Origin",
            browser.BaseAddress!.GetLeftPart(UriPartial.Authority)
        );
        if (isCompressed)
            circuit.socket.Options.DangerousDeflateOptions = new();

        await circuit.StartAsync(browser.BaseAddress!, path, html);
        await circuit.Rendered.WaitAsync(TimeSpan.FromSeconds(60));
        return circuit;
    }

    /// <summary>Sends an event and waits until its handler is done.</summary>
    public async Task DispatchAsync(long handler, string name, string argumentsJson)
    {
        var call = (++last).ToString(CultureInfo.InvariantCulture);
        var done = calls[call] = new();
        var target = await interop.Task;
        var arguments =
            $$"""[{"eventHandlerId":{{handler}},"eventName":"{{name}}","eventFieldInfo":null},{{argumentsJson}}]""";
        await SendAsync(
            Pack.Call(
                null,
                "BeginInvokeDotNetFromJS",
                call,
                null,
                "DispatchEventAsync",
                target,
                arguments
            )
        );
        await done.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        closing.Dispose();
        sending.Dispose();
    }

    private async Task StartAsync(Uri site, string path, string html)
    {
        var address = new UriBuilder(new Uri(site, "_blazor")) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, closing.Token);
        await SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e")
        );
        receiving = ReceiveAsync();
        await SendAsync(
            Pack.Call(
                "0",
                "StartCircuit",
                site.ToString(),
                new Uri(site, path).ToString(),
                "[]",
                ""
            )
        );
        var operations = Markers()
            .Matches(html)
            .Select(
                (marker, index) =>
                    $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker.Groups[1]}}}"""
            );
        await SendAsync(
            Pack.Call(
                null,
                "UpdateRootComponents",
                $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""",
                State().Match(html).Groups[1].Value
            )
        );
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16_384];
        using var messages = new MemoryStream();
        var isFirst = true;
        while (!closing.IsCancellationRequested)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), closing.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return;

            Received += part.Count;
            messages.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;

            var all = messages.ToArray();
            messages.SetLength(0);
            // The first message starts with the answer to the handshake, which ends with the separator 0x1e.
            await TakeAsync(isFirst ? all.AsMemory(Array.IndexOf(all, (byte)0x1e) + 1) : all);
            isFirst = false;
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> messages)
    {
        while (messages.Length > 0)
        {
            var (length, shift, at) = (0, 0, 0);
            do
            {
                length |= (messages.Span[at] & 127) << shift;
                shift += 7;
            } while (messages.Span[at++] > 127);

            var message = messages.Slice(at, length);
            messages = messages[(at + length)..];
            if (
                new PackReader(message.Span).Next() is object?[] { Length: > 4 } call
                && call[0] is 1L
            )
                await AnswerAsync((string)call[3]!, (object?[])call[4]!);
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                await SendAsync(Pack.Call(null, "OnRenderCompleted", arguments[0], null));
                var batch = (byte[])arguments[1]!;
                if (batch.AsSpan().IndexOf(awaited) >= 0)
                    rendered.TrySetResult(batch);
                break;
            case "JS.BeginInvokeJS":
                Attach((string)arguments[1]!, (string)arguments[2]!);
                if (arguments[0] is long handle and not 0)
                    await SendAsync(
                        Pack.Call(
                            null,
                            "EndInvokeJSFromDotNet",
                            handle,
                            true,
                            $"[{handle},true,{Answer((string)arguments[1]!)}]"
                        )
                    );
                break;
            case "JS.EndInvokeDotNet":
                if (calls.TryRemove((string)arguments[0]!, out var done))
                    done.SetResult();
                break;
            case "JS.Error":
                var error = new InvalidOperationException($"The circuit ended: {arguments[0]}");
                rendered.TrySetException(error);
                foreach (var call in calls.Values)
                    call.TrySetException(error);
                break;
        }
    }

    /// <summary>A browser's answers to the few script calls that a page depends on.</summary>
    private static string Answer(string function) =>
        function switch
        {
            "mudResizeListener.getBrowserWindowSize" => """{"height":900,"width":1360}""",
            "mudElementRef.getBoundingClientRect" =>
                """{"top":0,"left":0,"height":900,"width":230}""",
            "mudpopoverHelper.countProviders" => "1",
            "import" => """{"__jsObjectId":1}""",
            _ => "null",
        };

    private void Attach(string function, string argumentsJson)
    {
        if (!function.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
            return;

        using var arguments = JsonDocument.Parse(argumentsJson);
        interop.TrySetResult(arguments.RootElement[1].GetProperty("__dotNetObject").GetInt64());
    }

    private async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(
                message,
                WebSocketMessageType.Binary,
                endOfMessage: true,
                closing.Token
            );
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex(
        "<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->",
        RegexOptions.ExplicitCapture,
        5_000
    )]
    private static partial Regex Markers();

    [GeneratedRegex(
        "<!--Blazor-Server-Component-State:(?<text>.*?)-->",
        RegexOptions.ExplicitCapture,
        5_000
    )]
    private static partial Regex State();
}
