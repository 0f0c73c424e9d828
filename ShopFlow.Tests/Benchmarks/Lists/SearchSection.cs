namespace ShopFlow.Tests.Benchmarks.Lists;

/// <summary>Typical searches.</summary>
internal static class SearchSection
{
    private static readonly string[] Names =
    [
        "lantern",
        "hand warm",
        "heart",
        "t-light",
        "retrospot",
        "clock red",
        "mug",
        "zinc",
    ];
    private static readonly string[] Emails =
    [
        "anna.smi",
        "schmidt",
        "garcia",
        "ber@exa",
        "lefe",
        "dupont",
        "jones",
        "oko",
    ];

    /// <summary>Several words, in a different order than in the name.</summary>
    private static readonly string[] ProductWords =
    [
        "lantern white",
        "warmer hand",
        "decoration  heart",
        "holder t-light",
        "retrospot red bag",
        "clock red",
        "blue mug",
        "star zinc 3",
    ];
    private static readonly string[] UserWords =
    [
        "smith anna",
        "schmidt exa",
        "garcia a",
        "exa ber",
        "lefebvre marie",
        "dupont an",
        "jones  tom",
        "koch ma exa",
    ];

    public static async Task RunAsync(Measured measured)
    {
        await CompareAsync(
            measured,
            "Products by a fragment of their name, p95",
            "/products",
            Names
        );
        await CompareAsync(
            measured,
            "Orders by a fragment of their user's email, p95",
            "/orders",
            Emails
        );
        await LimitAsync(
            measured,
            "Products by words of their name, p95",
            "/products",
            ProductWords
        );
        await LimitAsync(measured, "Orders by words of their user, p95", "/orders", UserWords);
    }

    private static async Task LimitAsync(
        Measured measured,
        string work,
        string list,
        string[] texts
    )
    {
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            foreach (var text in texts)
            {
                var path = $"{list}?q={Uri.EscapeDataString(text)}";
                var time = await Figures.TimeAsync(() => measured.Shop.GetAsync(path));
                if (round > 3)
                    times.Add(time);
            }
        }

        var shop = Figures.Part(times, 0.95);
        measured.Report.Add(work, Report.Ms(shop), "at most 50 ms", shop <= 50);
    }

    private static async Task CompareAsync(
        Measured measured,
        string work,
        string list,
        string[] fragments
    )
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < 12; round++)
        {
            foreach (var fragment in fragments)
            {
                var path = $"{list}?q={Uri.EscapeDataString(fragment)}";
                var times = await Figures.InTurnsAsync(
                    1,
                    () => measured.Shop.GetAsync(path),
                    () => measured.GetReferenceAsync(path)
                );
                // The first rounds warm up the compiler and the caches.
                if (round > 3)
                {
                    ours.Add(times[0][0]);
                    theirs.Add(times[1][0]);
                }
            }
        }

        var (shop, reference) = (Figures.Part(ours, 0.95), Figures.Part(theirs, 0.95));
        measured.Report.Add(
            work,
            Report.Ms(shop),
            "at most 50 ms, and 3 times the reference",
            shop <= 50 && shop <= 3 * reference,
            Report.Ms(reference),
            Report.Number(shop / reference)
        );
    }
}
