using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace ShopFlow.Tests.Benchmarks.Lists.Counter;

/// <summary>Serves the counter page of MudBlazor's template, to measure a circuit that does next to nothing.</summary>
internal static class CounterServer
{
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<CounterRoot>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        Console.WriteLine($"The counter is ready at {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
