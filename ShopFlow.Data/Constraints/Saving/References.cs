using Npgsql;
using ShopFlow.Data.Constraints.Explaining;
using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Counts, in one query, the rows that refer to a row: those that prevent its deletion, and those that go with it.
/// </summary>
internal sealed class References(ConstraintCatalog catalog)
{
    private sealed record Path(CatalogRule Rule, CatalogTable From, string Rows, bool IsDirect);

    public async Task<DeletePreview> OfAsync(
        NpgsqlConnection connection,
        ProposedRow row,
        CancellationToken cancellationToken
    )
    {
        var key = row.Key!;
        var isRow = All(key.Select((part, i) => $"{Name(part.Key)} = ${i + 1}"));
        var source = $"SELECT * FROM {Name(row.Table.Schema, row.Table.Name)} WHERE {isRow}";
        var paths = Follow(row.Table, source, [], true).ToList();
        if (paths.Count == 0)
        {
            return new([], []);
        }

        var counts = List(paths.Select(Count));
        await using var command = new NpgsqlCommand($"SELECT {counts}", connection);
        command.Parameters.AddRange(key.Select(part => part.Value.Clone()).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var found = paths
            .Select((path, i) => (path, Count: (int)reader.GetInt64(i)))
            .Where(one => one.Count > 0)
            .ToLookup(
                one => IsCascade(one.path.Rule),
                one => Reference(one.path, key[0].Value.Value!, one.Count)
            );
        return new([.. found[false]], [.. found[true]]);
    }

    /// <summary>Rows that are deleted along with the row may be referred to as well.</summary>
    private IEnumerable<Path> Follow(
        CatalogTable table,
        string source,
        HashSet<ConstraintKey> seen,
        bool isDirect
    )
    {
        foreach (var rule in catalog.ReferencesTo(table).Where(rule => seen.Add(rule.Key)))
        {
            var from = catalog.Table(rule.Key.Schema, rule.Key.Table)!;
            if (!IsCascade(rule) && !Blocks(rule, from))
            {
                continue;
            }

            var columns = List(rule.Columns.Select(column => $"c.{Name(column)}"));
            var referenced = List(rule.Reference!.Columns.Select(Name));
            var rows =
                $"SELECT c.* FROM {(from.IsPartitioned ? "" : "ONLY ")}{Name(from.Schema, from.Name)} AS c WHERE ({columns}) IN (SELECT {referenced} FROM ({source}) AS p)";
            yield return new(rule, from, rows, isDirect);
            foreach (var further in IsCascade(rule) ? Follow(from, rows, seen, false) : [])
            {
                yield return further;
            }
        }
    }

    private static string Count(Path path) =>
        $"(SELECT count(*) FROM ({path.Rows} LIMIT {Constraints.Reference.Most + 1}) AS n)";

    private static bool IsCascade(CatalogRule rule) =>
        rule.Reference!.OnDelete == DeleteAction.Cascade;

    /// <summary>SET NULL on a NOT NULL column blocks the deletion too.</summary>
    private static bool Blocks(CatalogRule rule, CatalogTable from) =>
        rule.Reference!.OnDelete switch
        {
            DeleteAction.NoAction or DeleteAction.Restrict => true,
            DeleteAction.SetNull => rule.Columns.Any(name => !from.Column(name)!.IsNullable),
            _ => false,
        };

    private static Reference Reference(Path path, object key, int count) =>
        new(path.Rule.Key, path.From.Schema, path.From.Name, path.Rule.Columns[0], key, count)
        {
            IsDirect = path.IsDirect,
        };
}
