using System.Collections.Concurrent;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints;

/// <summary>What the database's catalogue said at one moment about its tables and their rules.</summary>
public sealed class ConstraintCatalog
{
    private readonly Dictionary<(string Schema, string Name), CatalogTable> tables;
    private readonly ILookup<(string, string), CatalogRule> references;
    private readonly IReadOnlyDictionary<ConstraintKey, ConstraintKey> partitions;
    private readonly ConcurrentDictionary<string, ExplainStatement> statements = new();

    internal ConstraintCatalog(
        IReadOnlyList<CatalogTable> tables,
        IReadOnlyDictionary<ConstraintKey, ConstraintKey> partitions,
        string schema,
        string fingerprint
    )
    {
        Tables = tables;
        Schema = schema;
        Fingerprint = fingerprint;
        this.partitions = partitions;
        this.tables = tables.ToDictionary(table => (table.Schema, table.Name));
        references = tables
            .SelectMany(table => table.Rules)
            .Where(rule =>
                rule is { ReferencedTable: not null, Partition: null, Kind: RuleKind.ForeignKey }
            )
            .ToLookup(rule => rule.ReferencedTable!.Value);
    }

    public IReadOnlyList<CatalogTable> Tables { get; }

    /// <summary>Where an unqualified table stands.</summary>
    public string Schema { get; }

    internal string Fingerprint { get; }

    /// <summary>What was read for the forms and lists of an entity, once as long as the rules stand.</summary>
    internal ConcurrentDictionary<Type, FieldHints> Hints { get; } = new();

    public CatalogTable? Table(string? schema, string name) =>
        tables.GetValueOrDefault((schema ?? Schema, name));

    public CatalogRule? Rule(ConstraintKey key) => Table(key.Schema, key.Table)?.Rule(key.Name);

    /// <summary>The foreign keys by which other tables, or the table itself, refer to it.</summary>
    public IEnumerable<CatalogRule> ReferencesTo(CatalogTable table) =>
        references[(table.Schema, table.Name)];

    /// <summary>A refusal in a partition names the partition and its index: people know only the whole table.</summary>
    internal ConstraintKey Whole(ConstraintKey key)
    {
        while (partitions.TryGetValue(key, out var parent))
        {
            key = parent;
        }

        return partitions.TryGetValue(key with { Name = "" }, out var table)
            ? Whole(table with { Name = key.Name })
            : key;
    }

    internal ExplainStatement Statement(ProposedRow row, IReadOnlyList<ProposedRow> replaced)
    {
        var count = replaced.Count + (row.IsUpdate ? 1 : 0);
        return statements.GetOrAdd(
            ExplainStatement.Shape(row, count),
            _ => ExplainStatement.Build(row, count)
        );
    }
}
