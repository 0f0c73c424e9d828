namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>What every section of the benchmark works with.</summary>
/// <param name="Program">The folder of the published ShopFlow.</param>
internal sealed record Measured(
    string Program,
    BigServer Server,
    BigDatabase Big,
    MeasuredShop Shop,
    HttpClient Reference,
    Report Report
)
{
    /// <summary>Downloads a whole page from the reference.</summary>
    public async Task GetReferenceAsync(string path)
    {
        using var answer = await Reference.GetAsync(path);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Runs until the JIT compiler has nothing left to optimise.</summary>
    public static Task WarmAsync(Func<string, Task> get, params string[] paths) =>
        Figures.PerSecondAsync(
            2,
            TimeSpan.FromSeconds(10),
            async () =>
            {
                foreach (var path in paths)
                    await get(path);
            }
        );
}
