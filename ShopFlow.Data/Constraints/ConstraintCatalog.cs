using System.Collections.Concurrent;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints;

/// <summary>The database's tables and their rules, as the catalogue showed them at one moment.</summary>
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

    /// <summary>The schema of tables that are named without one.</summary>
    public string Schema { get; }

    internal string Fingerprint { get; }

    /// <summary>Cached per entity for forms and lists, until the rules change.</summary>
    internal ConcurrentDictionary<Type, FieldHints> Hints { get; } = new();

    public CatalogTable? Table(string? schema, string name) =>
        tables.GetValueOrDefault((schema ?? Schema, name));

    public CatalogRule? Rule(ConstraintKey key) => Table(key.Schema, key.Table)?.Rule(key.Name);

    /// <summary>The foreign keys that refer to a table, from other tables or from itself.</summary>
    public IEnumerable<CatalogRule> ReferencesTo(CatalogTable table) =>
        references[(table.Schema, table.Name)];

    /// <summary>PostgreSQL names the partition and its index in a refusal; people only know the whole table.</summary>
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
