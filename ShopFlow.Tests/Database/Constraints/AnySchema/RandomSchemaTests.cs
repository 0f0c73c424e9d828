using System.Globalization;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using Xunit.Abstractions;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>
/// Compares whole saves with the server on random schemas. The rule that the server names must be reported, and nothing
/// may be reported that the server would accept. <c>SHOPFLOW_SCHEMAS=200x500</c> tries more than the daily share,
/// <c>SHOPFLOW_SCHEMAS=1x500:4711</c> repeats one schema by its seed.
/// </summary>
public sealed class RandomSchemaTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>
    /// Making the server name every rule takes longer than the save, so it is done for only one save in so many.
    /// </summary>
    private const int CheckOneIn = 4;

    private string connectionString = "";
    private NpgsqlConnection connection = null!;
    private readonly List<string> faults = [];
    private int accepted;
    private int refused;
    private int asked;
    private int reported;

    public async Task InitializeAsync()
    {
        connectionString = await TestServer.EmptyAsync();
        connection = new(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            RandomSchema.Shared + RulePeeler.Ddl,
            connection
        );
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await connection.DisposeAsync();
        TestServer.DropLater(connectionString);
    }

    [Fact]
    public async Task Reported_faults_agree_with_the_server_on_any_schema()
    {
        var (schemas, rows, seed) = Share();
        for (var i = 0; i < schemas && faults.Count < 12; i++)
            await TryAsync(seed + i, rows, CheckOneIn);

        output.WriteLine(
            $"{schemas} schemas, {accepted + refused} saves: {accepted} accepted, {refused} refused, of which the "
                + $"server was asked for every rule of {asked}; {reported} violations reported, {faults.Count} disagreements"
        );
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(Math.Min(accepted, refused) > schemas, $"{accepted} {refused}");
    }

    private static (int Schemas, int Rows, int Seed) Share()
    {
        var share = Environment.GetEnvironmentVariable("SHOPFLOW_SCHEMAS") is { Length: > 0 } wanted
            ? wanted
            : "12x60";
        var numbers = share
            .Split('x', ':')
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))
            .ToList();
        return (numbers[0], numbers[1], numbers is [_, _, var seed] ? seed : 20261101);
    }

    private async Task TryAsync(int seed, int rows, int oneOf)
    {
        await using var shop = await AnyShop.CreateAsync(seed, connectionString, connection);
        for (var i = 0; i < rows; i++)
        {
            var save = await shop.TryAsync(isServerAsked: i % oneOf == 0);
            if (save.Outcome is SaveOutcome.Saved)
            {
                accepted++;
                continue;
            }

            refused++;
            reported += save.Reported.Count;
            asked += save.Server.Count > 0 ? 1 : 0;
            if (Faults(shop.Table, save).ToList() is { Count: > 0 } found)
            {
                faults.Add(
                    $"Seed {seed}, save {i}, {save.Rows}: {string.Join("; ", found)}\n  "
                        + $"reported [{string.Join(", ", save.Reported.Select(t => $"{t.Rule.Name} at {t.Property}: {t.Text}"))}], server [{string.Join(", ", save.Server)}]\n{shop.Ddl}"
                );
                return;
            }
        }
    }

    private static IEnumerable<string> Faults(CatalogTable table, TriedSave save)
    {
        if (save.Outcome is not SaveOutcome.Invalid)
        {
            yield return $"the outcome is {save.Outcome}";
            yield break;
        }

        var names = save.Reported.Select(message => Canonical(message.Rule.Name)).ToList();
        foreach (
            var message in save.Reported.Where(m => !m.Text.EndsWith('.') || m.Text.Length < 5)
        )
            yield return $"no sentence: “{message.Text}”";
        if (save.Server.Count == 0)
            yield break;
        if (!names.Contains(save.Server[0]))
            yield return $"the server's error {save.Server[0]} is not reported";
        foreach (
            var name in names.Except(save.Server).Where(name => !ReadsRefused(table, name, save))
        )
            yield return $"{name} is reported, and the server does not confirm it";
        foreach (
            var name in save
                .Server.Except([.. names, .. RandomSchema.OfTriggers])
                .Where(name =>
                    !IsReportedOnItsField(table, name, save) && !ReadsRefused(table, name, save)
                )
        )
            yield return $"{name} is not reported";
    }

    /// <summary>Two rules with the same words on the same field are reported once.</summary>
    private static bool IsReportedOnItsField(CatalogTable table, string name, TriedSave save) =>
        table.Rules.FirstOrDefault(rule => Canonical(rule.Key.Name) == name) is { } missing
        && save.Reported.Any(message =>
            table.Rule(message.Rule.Name)?.Columns is [.., var last] && last == missing.Columns[^1]
        );

    /// <summary>
    /// Whether a rule reads a value that is refused by itself. To name further rules, the server is asked without that
    /// value in any row, so its answer isn't reliable for rules that read the value.
    /// </summary>
    private static bool ReadsRefused(CatalogTable table, string name, TriedSave save) =>
        table.Rules.FirstOrDefault(rule => Canonical(rule.Key.Name) == name) is { } rule
        && (rule.Index?.ReadColumns ?? rule.Columns).Any(column =>
            save.Reported.Any(message =>
                message.Rule.Name is ['r' or 'l' or 't' or 'n' or 'd', ':', ..]
                && message.Rule.Name != rule.Key.Name
                && table.Rule(message.Rule.Name)?.Columns.Contains(column) == true
            )
        );

    /// <summary>Leaves out the column of a domain rule, because the server names only the domain.</summary>
    private static string Canonical(string name) =>
        name.StartsWith("d:", StringComparison.Ordinal) ? $"d:{name[(name.LastIndexOf(':') + 1)..]}"
        : name.StartsWith("p:", StringComparison.Ordinal) ? "p:"
        : name;
}
