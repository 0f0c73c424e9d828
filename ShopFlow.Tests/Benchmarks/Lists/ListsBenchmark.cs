using System.Globalization;

namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>
/// How fast ShopFlow is in a big shop, compared with a reference that is as fast as possible:
/// <c>benchmark lists [--scale 10] [--data FOLDER] [--program FOLDER] [--save FILE] [pages|lists|search|edits|circuits|start|weight ...]</c>
/// </summary>
internal static class ListsBenchmark
{
    private static readonly Dictionary<string, Func<Measured, Task>> Sections = new(
        StringComparer.Ordinal
    )
    {
        ["pages"] = PageSection.RunAsync,
        ["lists"] = ListSection.RunAsync,
        ["search"] = SearchSection.RunAsync,
        ["edits"] = EditSection.RunAsync,
        ["circuits"] = CircuitSection.RunAsync,
        ["weight"] = WeightSection.RunAsync,
        ["start"] = StartSection.RunAsync,
    };

    /// <returns>False if the arguments name an unknown section.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var names = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith("--", StringComparison.Ordinal) && i + 1 < arguments.Length)
                options[arguments[i]] = arguments[++i];
            else
                names.Add(arguments[i]);
        }

        if (!names.TrueForAll(Sections.ContainsKey))
            return false;

        await RunAsync(names.Count > 0 ? names : [.. Sections.Keys], options);
        return true;
    }

    private static async Task RunAsync(List<string> names, Dictionary<string, string> options)
    {
        var scale = double.Parse(
            options.GetValueOrDefault("--scale", "10"),
            CultureInfo.InvariantCulture
        );
        await using var server = await BigServer.StartAsync(options.GetValueOrDefault("--data"));
        var program =
            options.GetValueOrDefault("--program")
            ?? await PublishedProgram.PublishAsync(Path.Combine(server.Folder, "program"));
        var big = await server.ShopAsync(scale);
        var machine = await Machine.DescribeAsync(big, scale);
        Console.WriteLine(machine);
        await using var shop = await MeasuredShop.StartAsync(program, big);
        await using var reference = await MeasuredProcess.StartOwnAsync("reference", big.Serving);
        using var client = MeasuredShop.Browser(reference.Url);
        var report = new Report();
        foreach (var name in names)
        {
            Console.WriteLine(name);
            await Sections[name](new(program, server, big, shop, client, report));
        }

        var table = $"{machine}\n\n{report.ToMarkdown()}";
        Console.WriteLine(table);
        if (options.TryGetValue("--save", out var file))
            await File.WriteAllTextAsync(file, table);
    }
}
