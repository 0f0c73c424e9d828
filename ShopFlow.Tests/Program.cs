using ShopFlow.Tests.Benchmarks;

// The tests are run by `dotnet test`; what is measured instead is run from here.
if (args is not ["benchmark", "activity"])
{
    await Console.Error.WriteLineAsync(
        "Run the tests with dotnet test, or a benchmark with: benchmark activity"
    );
    return 1;
}

await ActivityBenchmark.RunAsync();
return 0;
