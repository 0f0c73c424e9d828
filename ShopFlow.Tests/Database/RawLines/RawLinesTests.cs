using Microsoft.EntityFrameworkCore;

namespace ShopFlow.Tests.Database.RawLines;

/// <summary>Real data with all its mess, line by line through the forms and the database.</summary>
public sealed class RawLinesTests
{
    [Fact]
    public async Task Every_raw_line_is_refused_for_all_its_faults_and_nothing_else()
    {
        var lines = RawLine.ReadAll();
        var faults = RawLine.FaultsOf(lines);
        await using var shop = await RawShop.OpenAsync(lines);

        var tried = new List<Tried>();
        foreach (var line in lines)
        {
            tried.Add(await shop.TryAsync(line));
        }

        Assert.Equal(3_000, tried.Count);
        Assert.Equal(Read(lines, faults), Read(lines, tried.Select(one => one.Sentences)));
        Assert.Equal(Counts(faults), Counts(tried.Select(one => one.Sentences)));
        AssertFormAndDatabaseAgree(tried);
        await using var db = shop.CreateDbContext();
        Assert.Equal(faults.Count(one => one.Count == 0), await db.OrderItems.CountAsync());
    }

    [Fact]
    public void The_file_holds_every_kind_of_fault()
    {
        var counts = Counts(RawLine.FaultsOf(RawLine.ReadAll()));

        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                [RawLine.NoCustomer] = 751,
                [RawLine.NoDescription] = 77,
                [RawLine.QuantityTooSmall] = 370,
                [RawLine.PriceTooFine] = 1,
                [RawLine.Repeated] = 30,
            },
            counts
        );
    }

    // Only the database sees that a line exists already. Only the form refuses a third decimal, which PostgreSQL would
    // round.
    private static void AssertFormAndDatabaseAgree(List<Tried> tried) =>
        Assert.All(
            tried,
            one =>
                Assert.Equal(
                    one.ByForm.Select(message => message.Text)
                        .Where(text => text != RawLine.PriceTooFine)
                        .Order(),
                    one.ByDatabase.Select(message => message.Text)
                        .Where(text => text != RawLine.Repeated)
                        .Order()
                )
        );

    private static IEnumerable<string> Read(
        IEnumerable<RawLine> lines,
        IEnumerable<IEnumerable<string>> faults
    ) => lines.Zip(faults, (line, messages) => $"{line}: {string.Join(' ', messages.Order())}");

    private static SortedDictionary<string, int> Counts(IEnumerable<IEnumerable<string>> faults) =>
        new(
            faults
                .SelectMany(one => one)
                .GroupBy(fault => fault)
                .ToDictionary(same => same.Key, same => same.Count()),
            StringComparer.Ordinal
        );
}
