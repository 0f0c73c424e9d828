using System.Globalization;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Explaining;
using ShopFlow.Data.Constraints.Saving;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Holds the explanation to the server: nothing is broken exactly when the server accepts, and its verdict is among it.</summary>
public sealed class ExplanationFuzzTests : IAsyncLifetime
{
    private const int RowsPerTable = 3_500;
    private const int Seed = 20261120;

    private readonly Dictionary<string, List<object>> ids = RandomRows.Tables.ToDictionary(
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
        foreach (var table in RandomRows.Tables)
        {
            for (var i = 0; i < RowsPerTable && disagreements.Count < 5; i++)
            {
                var isUpdate = ids[table].Count > 20 && random.Next(3) == 0;
                var row = Propose(table, rows.Next(table, isUpdate), isUpdate, random);
                var broken = await ExplainAsync(row);
                var verdict = await TryAsync(row);
                _ = verdict is null ? accepted++ : refused++;
                if (!Agrees(row.Table, broken, verdict))
                {
                    disagreements.Add(Describe(row, broken, verdict));
                }
            }
        }

        Assert.True(disagreements.Count == 0, $"Seed {Seed}:\n{string.Join("\n", disagreements)}");
        Assert.True(Math.Min(accepted, refused) > 4_000, $"{accepted} accepted, {refused} refused");
    }

    private ProposedRow Propose(
        string table,
        Dictionary<string, object?> values,
        bool isUpdate,
        Random random
    )
    {
        var schema = table == NastyTable.Name ? NastyTable.Schema : null;
        var known = catalog.Table(schema, table)!;
        return isUpdate
            ? ProposedRow.Update(known, values, [ids[table][random.Next(ids[table].Count)]])
            : ProposedRow.Insert(known, values);
    }

    private async Task<IReadOnlyList<CatalogRule>> ExplainAsync(ProposedRow row)
    {
        await RollBackAsync();
        var explained = await new RowExplainer(catalog).ExplainAsync(
            connection,
            [row],
            [],
            default
        );
        return explained[0].Broken;
    }

    private async Task<Verdict?> TryAsync(ProposedRow row)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("SAVEPOINT one"), Write(row), new("RELEASE SAVEPOINT one") },
        };
        try
        {
            ids[row.Table.Name].Add((await batch.ExecuteScalarAsync())!);
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

    private static NpgsqlBatchCommand Write(ProposedRow row)
    {
        var table = Sql.Name(row.Table.Schema, row.Table.Name);
        var names = row.Columns.Keys.Select(Sql.Name).ToList();
        var values = names.Select((_, i) => $"${i + 1}").ToList();
        var command = new NpgsqlBatchCommand(
            row.IsUpdate
                ? $"UPDATE {table} SET {string.Join(", ", names.Zip(values, (n, v) => $"{n} = {v}"))} WHERE id = ${names.Count + 1} RETURNING id"
                : $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)}) RETURNING id"
        );
        foreach (var input in row.Columns.Values)
        {
            command.Parameters.Add(input.Parameter!.Clone());
        }

        foreach (var part in row.Key ?? [])
        {
            command.Parameters.Add(part.Value.Clone());
        }

        return command;
    }

    private bool Agrees(CatalogTable table, IReadOnlyList<CatalogRule> broken, Verdict? verdict) =>
        verdict is null
            ? broken.Count == 0
            : broken.Any(rule => new Judgement(catalog, verdict).Means(table, rule));

    private static string Describe(
        ProposedRow row,
        IReadOnlyList<CatalogRule> broken,
        Verdict? verdict
    )
    {
        var values = row.Columns.Select(column =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{column.Key}={column.Value.Value ?? "null"}"
            )
        );
        return $"{(row.IsUpdate ? "update" : "insert")} {row.Table.Name} ({string.Join(", ", values)}): "
            + $"explained [{string.Join(", ", broken.Select(rule => rule.Key.Name))}], server {verdict}";
    }
}
