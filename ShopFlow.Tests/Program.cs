using ShopFlow.Tests.Benchmarks;
using ShopFlow.Tests.Benchmarks.Lists;
using ShopFlow.Tests.Benchmarks.Lists.Counter;

// Tests run with `dotnet test`. Run directly, this program runs the benchmarks.
switch (args)
{
    case ["benchmark", "activity"]:
        await ActivityBenchmark.RunAsync();
        return 0;
    case ["benchmark", "writes"]:
        await WritesBenchmark.RunAsync();
        return 0;
    case ["benchmark", "lists", .. var arguments] when await ListsBenchmark.RunAsync(arguments):
        return 0;
    // The references that lists are compared with, each in its own process.
    case ["benchmark", "reference", var connectionString]:
        await ReferenceServer.RunAsync(connectionString);
        return 0;
    case ["benchmark", "counter"]:
        await CounterServer.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Run the tests with dotnet test, or a benchmark with: benchmark activity, benchmark writes, or benchmark lists "
                + "[--scale 10] [--data FOLDER] [--program FOLDER] [--save FILE] [pages|lists|search|edits|circuits|start|weight ...]"
        );
        return 1;
}
