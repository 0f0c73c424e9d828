using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Explaining;
using ShopFlow.Data.Constraints.Saving;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class ShopExplanationFuzzTests()
    : ExplanationFuzz([.. RandomRows.Tables.Where(table => table != NastyTable.Name)], 4_000);

public sealed class NastyExplanationFuzzTests() : ExplanationFuzz([NastyTable.Name], 300);

/// <summary>
/// Compares the explanation with the server. Nothing may be explained if the server accepts, and otherwise the server's
/// own error must be among what is explained. Split into two classes so that they run in parallel.
/// </summary>
/// <param name="leastOfEach">The minimum number of accepted saves and of refused saves.</param>
public abstract class ExplanationFuzz(IReadOnlyList<string> tables, int leastOfEach)
    : IAsyncLifetime
{
    private const int RowsPerTable = 3_500;
    private const int Seed = 20261120;

    private readonly Dictionary<string, List<object>> ids = tables.ToDictionary(
        table => table,
        _ => new List<object>()
    );

    private TestShop shop = null!;
    private NpgsqlConnection connection = null!;
    private ConstraintCatalog catalog = null!;
    private bool mustRollBack;

    public async Task InitializeAsync()
    {
        shop = await TestShop.CreateAsync();
        await shop.ExecuteAsync(NastyTable.Ddl);
        catalog = await shop.Get<Rulebook>().CatalogAsync();
        connection = new(shop.ConnectionString);
        await connection.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await connection.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task The_explanation_agrees_with_the_server_on_random_rows()
    {
        var random = new Random(Seed);
        var rows = new RandomRows(random);
        var disagreements = new List<string>();
        var (accepted, refused) = (0, 0);
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in tables)
        {
            for (var tried = 0; tried < RowsPerTable && disagreements.Count < 5; )
            {
                var save = Propose(table, rows, random);
                var broken = await ExplainAsync(save);
                var verdict = await TryAsync(save);
                tried += save.Count;
                _ = verdict is null ? accepted++ : refused++;
                if (!Agrees(save[0].Table, broken, verdict))
                {
                    disagreements.Add(Describe(save, broken, verdict));
                }
            }
        }

        Assert.True(disagreements.Count == 0, $"Seed {Seed}:\n{string.Join("\n", disagreements)}");
        Assert.True(
            Math.Min(accepted, refused) > leastOfEach,
            $"{accepted} accepted, {refused} refused"
        );
    }

    /// <summary>A new row, several rows in one save, or a changed row.</summary>
    private List<ProposedRow> Propose(string table, RandomRows rows, Random random)
    {
        var known = catalog.Table(table == NastyTable.Name ? NastyTable.Schema : null, table)!;
        return random.Next(9) switch
        {
            < 3 when ids[table] is { Count: > 20 } stored =>
            [
                Proposal.Update(known, rows.Changed(table), stored[random.Next(stored.Count)]),
            ],
            3 => [.. rows.Siblings(table).Select(row => Proposal.Insert(known, row))],
            _ => [Proposal.Insert(known, rows.New(table))],
        };
    }

    private async Task<IReadOnlyList<CatalogRule>> ExplainAsync(List<ProposedRow> save)
    {
        await RollBackAsync();
        var explained = await new RowExplainer(catalog).ExplainAsync(connection, save, [], default);
        return [.. explained.SelectMany(row => row.Broken)];
    }

    private async Task<ServerError?> TryAsync(List<ProposedRow> save)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("SAVEPOINT one") },
        };
        foreach (var row in save)
        {
            batch.BatchCommands.Add(RowWriter.Command(row));
        }

        batch.BatchCommands.Add(new("RELEASE SAVEPOINT one"));
        try
        {
            ids[save[0].Table.Name].Add((await batch.ExecuteScalarAsync())!);
            return null;
        }
        catch (PostgresException refusal)
        {
            mustRollBack = true;
            return FailureReader.Read(refusal, WriteStage.Sent, default)!.Verdict;
        }
    }

    private async Task RollBackAsync()
    {
        if (mustRollBack)
        {
            await using var command = new NpgsqlCommand(
                "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one",
                connection
            );
            await command.ExecuteNonQueryAsync();
            mustRollBack = false;
        }
    }

    private bool Agrees(
        CatalogTable table,
        IReadOnlyList<CatalogRule> broken,
        ServerError? verdict
    ) =>
        verdict is null
            ? broken.Count == 0
            : broken.Any(rule => new ServerErrorMatch(catalog, verdict).Means(table, rule));

    private static string Describe(
        List<ProposedRow> save,
        IReadOnlyList<CatalogRule> broken,
        ServerError? verdict
    ) =>
        $"{string.Join(" and ", save.Select(RowWriter.Describe))}: "
        + $"explained [{string.Join(", ", broken.Select(rule => rule.Key.Name))}], server {verdict}";
}
