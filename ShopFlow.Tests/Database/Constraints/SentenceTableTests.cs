using System.Globalization;
using System.Text;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Reading;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>
/// Rules that ShopFlow has never seen and what it says about each in both languages, as a table to read.
/// <c>SHOPFLOW_WRITE_DOCS=1</c> rewrites the table after the sentences were changed on purpose.
/// </summary>
public sealed class SentenceTableTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private static readonly string[] Tables = ["customers", "accounts", "transfers", "branches"];

    private static readonly RuleKind[] Shown =
    [
        RuleKind.Check,
        RuleKind.Domain,
        RuleKind.Unique,
        RuleKind.ForeignKey,
        RuleKind.Exclusion,
    ];

    [Fact]
    public async Task The_table_of_sentences_in_the_docs_is_up_to_date()
    {
        var path = Path.Combine(SourceFolder.Path, ".docs", "sentences.md");
        var table = await TableAsync();
        if (Environment.GetEnvironmentVariable("SHOPFLOW_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(path, table);

        Assert.Equal(await File.ReadAllTextAsync(path), table);
        Assert.InRange(
            table.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)),
            80,
            200
        );
    }

    private async Task<string> TableAsync()
    {
        var text = new StringBuilder(
            """
            # Sentences for rules that ShopFlow has never seen

            No text was written for these rules. ShopFlow reads the sentence from the rule's own name, its comment, or its
            expression. A test holds this table to what the program says.

            """
        );
        foreach (var table in await TablesAsync())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {table.Name}\n\n| Rule | Named | English | German |\n|---|---|---|---|\n"
            );
            foreach (var rule in table.Rules.Where(rule => Shown.Contains(rule.Kind)))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {Definition(rule)} | {Named(rule)} | {Said(table, rule, "en")} | {Said(table, rule, "de")} |\n"
                );
            }
        }

        return text.ToString();
    }

    private async Task<IReadOnlyList<CatalogTable>> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(shared.Shop.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var make = new NpgsqlCommand(await SqlAsync(), connection, transaction);
        await make.ExecuteNonQueryAsync();
        var catalog = await CatalogLoader.LoadAsync(connection, default);
        return [.. Tables.Select(name => catalog.Table("bank", name)!)];
    }

    private static async Task<string> SqlAsync()
    {
        var type = typeof(SentenceTableTests);
        await using var file = type.Assembly.GetManifestResourceStream(type, "sentences.sql")!;
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private string Said(CatalogTable table, CatalogRule rule, string language) =>
        shared
            .Shop.Get<MessageBook>()
            .Sentence(table, rule, SentenceTests.In(language))
            .Text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Named(CatalogRule rule) =>
        AutoName.Is(rule) || rule.Key.Name.Contains(':', StringComparison.Ordinal)
            ? ""
            : rule.Key.Name;

    private static string Definition(CatalogRule rule)
    {
        var columns = string.Join(", ", rule.Columns);
        var words = rule.Kind switch
        {
            RuleKind.Unique => $"unique ({columns})",
            RuleKind.ForeignKey => $"foreign key ({columns}) to {rule.ReferencedTable}",
            RuleKind.Exclusion => $"exclude ({columns})",
            _ => rule.Expression!.ReplaceLineEndings(" "),
        };
        return $"`{words.Replace("|", "\\|", StringComparison.Ordinal)}`";
    }
}
