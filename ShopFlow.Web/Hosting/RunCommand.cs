using System.CommandLine;
using ShopFlow.Web.Features.SetUp;

namespace ShopFlow.Web.Hosting;

/// <summary>What ShopFlow does without a command: serve the shop until it is stopped.</summary>
internal static class RunCommand
{
    private static readonly Option<bool> Empty = new("--empty")
    {
        Description = "Propose an empty shop instead of the demo shop when it is set up.",
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
                    [
                        .. settings,
                        .. parsed.GetValue(Urls) is { } urls
                            ? ["--urls", urls]
                            : Array.Empty<string>(),
                        .. parsed.GetValue(Empty)
                            ? ["--ShopFlow:DemoShop=false"]
                            : Array.Empty<string>(),
                    ],
                    cancellationToken
                )
        );
    }

    private static async Task RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        var builder = ShopFlowHost.CreateBuilder(settings);
        Address.RefuseTaken(ShopFlowHost.Addresses(builder.Configuration));
        await using var database = await ShopDatabase.OpenAsync(
            builder.Configuration,
            cancellationToken
        );
        await database.MigrateAsync(cancellationToken);
        await using var app = ShopFlowHost.Build(builder, database.ConnectionString);
        await app.StartAsync(cancellationToken);
        var url = Address.ForPeople(builder.Configuration, app.Urls);
        var link = await SetUpLink.MakeAsync(app.Services, url, cancellationToken);
        Console.WriteLine($"ShopFlow is ready at {url}");
        if (link is not null)
        {
            Console.WriteLine($"Set it up at {link}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }
}
