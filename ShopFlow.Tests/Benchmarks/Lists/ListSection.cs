namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>Every list by every sort, in the big shop and in the smallest one.</summary>
internal static class ListSection
{
    private const int Rounds = 15;

    private static readonly (string Path, string[] Sorts)[] Lists =
    [
        ("/orders", ["placed", "id", "user", "status", "items", "total"]),
        ("/order-items", ["id", "order", "product", "quantity", "price", "total"]),
        ("/products", ["name", "category", "price", "stock", "rating", "sold"]),
        ("/users", ["joined", "name", "email", "orders", "spent"]),
        ("/reviews", ["written", "product", "user", "rating"]),
        ("/activity", [""]),
    ];

    public static async Task RunAsync(Measured measured)
    {
        var small = await measured.Server.ShopAsync(0.01);
        await using var other = await MeasuredShop.StartAsync(measured.Program, small);
        await Measured.WarmAsync(measured.Shop.GetAsync, [.. Lists.Select(list => list.Path)]);
        await Measured.WarmAsync(other.GetAsync, [.. Lists.Select(list => list.Path)]);
        var worst = (Ratio: 0.0, Big: 0.0, Small: 0.0, Path: "");
        foreach (
            var path in Lists.SelectMany(list =>
                list.Sorts.SelectMany(sort => Paths(list.Path, sort))
            )
        )
        {
            var (big, little) = await CompareAsync(measured.Shop, other, path);
            Report.Note(
                $"{path, -34} {Report.Ms(big), 10} {Report.Ms(little), 10}  {Report.Number(big / little)}"
            );
            if (big / little > worst.Ratio)
                worst = (big / little, big, little, path);
        }

        measured.Report.Add(
            $"Every list against that of a shop of 1,000 orders; the worst is {worst.Path}",
            Report.Ms(worst.Big),
            "at most 1.5 times",
            worst.Ratio <= 1.5,
            Report.Ms(worst.Small),
            Report.Number(worst.Ratio)
        );
    }

    private static string[] Paths(string list, string sort) =>
        sort.Length == 0 ? [list] : [$"{list}?sort={sort}", $"{list}?sort=-{sort}"];

    private static async Task<(double Big, double Small)> CompareAsync(
        MeasuredShop big,
        MeasuredShop small,
        string path
    )
    {
        var first = await Figures.TimeAsync(() => big.GetAsync(path));
        await small.GetAsync(path);
        // A page that takes more than a second is too slow anyway, so one round is enough.
        var rounds = first > 1_000 ? 1 : Rounds;
        await Figures.InTurnsAsync(rounds, () => big.GetAsync(path), () => small.GetAsync(path));
        var times = await Figures.InTurnsAsync(
            rounds,
            () => big.GetAsync(path),
            () => small.GetAsync(path)
        );
        // Measures a slower page again for longer, because another process may have slowed it down.
        if (rounds > 1 && Figures.Median(times[0]) > 1.3 * Figures.Median(times[1]))
            times = await Figures.InTurnsAsync(
                4 * rounds,
                () => big.GetAsync(path),
                () => small.GetAsync(path)
            );

        return (Figures.Median(times[0]), Figures.Median(times[1]));
    }
}
