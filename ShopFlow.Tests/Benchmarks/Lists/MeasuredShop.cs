using System.Net;
using Microsoft.Playwright;
using Npgsql;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.EndToEnd;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Hosting;
using Cookie = System.Net.Cookie;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>ShopFlow in its own process on one shop, with a browser in which its owner is signed in.</summary>
internal sealed class MeasuredShop(MeasuredProcess process, Cookie cookie) : IAsyncDisposable
{
    public MeasuredProcess Process => process;

    public Cookie Cookie => cookie;

    public string CookieHeader => $"{cookie.Name}={cookie.Value}";

    public HttpClient Client { get; } = Browser(process.Url, $"{cookie.Name}={cookie.Value}");

    public static async Task<MeasuredShop> StartAsync(string program, BigDatabase database)
    {
        var cookie = await SignInAsync(database);
        return new(await LaunchAsync(program, database), cookie);
    }

    public static Task<MeasuredProcess> LaunchAsync(string program, BigDatabase database) =>
        MeasuredProcess.StartAsync(
            Path.Combine(program, "ShopFlow.Web.dll"),
            [
                ("ConnectionStrings__ShopFlow", database.Serving),
                ("ConnectionStrings__ShopFlowOwner", database.Owner),
                ("ShopFlow__Culture", "en-GB"),
                ("ShopFlow__TimeZone", "Europe/Berlin"),
                ("ShopFlow__Currency", "EUR"),
            ]
        );

    /// <param name="encodings">Encodings that the client accepts and decompresses.</param>
    public static HttpClient Browser(
        Uri url,
        string? cookie = null,
        DecompressionMethods encodings = DecompressionMethods.None
    )
    {
        var client = new HttpClient(
            new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = encodings }
        )
        {
            BaseAddress = url,
        };
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);

        return client;
    }

    /// <summary>Downloads a whole page.</summary>
    public async Task GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        if (answer.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>A window of a real browser in which the owner is signed in.</summary>
    public async Task<IBrowserContext> WindowAsync()
    {
        var browser = await Chromium.OpenAsync();
        var window = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1360, Height = 900 },
            }
        );
        await window.AddCookiesAsync([
            new()
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Url = process.Url.ToString(),
            },
        ]);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.DisposeAsync();
    }

    /// <summary>The same cookie that the program would set, because its keys are in the database.</summary>
    public static async Task<Cookie> SignInAsync(BigDatabase database)
    {
        var builder = ShopFlowHost.CreateBuilder("--applicationName=ShopFlow.Web");
        await using var app = ShopFlowHost.Build(builder, database.Serving);
        var cookie = await app.Services.CookieAsync(StaffRole.Owner);
        NpgsqlConnection.ClearAllPools();
        return cookie;
    }
}
