namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>What every section of the benchmark works on.</summary>
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
    /// <summary>Reads a page of the reference to its end.</summary>
    public async Task ReferAsync(string path)
    {
        using var answer = await Reference.GetAsync(path);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Until the runtime's compiler has nothing left to make faster.</summary>
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
