using System.CommandLine;

namespace ShopFlow.Web.Hosting;

/// <summary>What ShopFlow does when it is told nothing else: serve the shop until it is stopped.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> Empty = new("--empty")
    {
        Description = "Leave an empty database empty instead of loading the demo shop.",
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "The addresses to listen on (http://localhost:5080).",
    };

    public static void AddTo(RootCommand root, string[] settings)
    {
        root.Add(Empty);
        root.Add(Urls);
        root.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(Urls) is { } urls ? [.. settings, "--urls", urls] : settings,
                    parsed.GetValue(Empty),
                    cancellationToken
                )
        );
    }

    private static async Task RunAsync(
        string[] settings,
        bool isEmpty,
        CancellationToken cancellationToken
    )
    {
        var builder = ShopFlowHost.CreateBuilder(settings);
        Address.RefuseTaken(ShopFlowHost.Addresses(builder.Configuration));
        await using var database = await ShopDatabase.OpenAsync(
            builder.Configuration,
            cancellationToken
        );
        await database.MigrateAsync(cancellationToken);
        if (!isEmpty)
        {
            await database.LoadDemoAsync(builder.Configuration, cancellationToken);
        }

        await using var app = ShopFlowHost.Build(builder, database.ConnectionString);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"ShopFlow is ready at {Address.ForPeople(app.Urls)}");
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
