namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>The index decides when two values are equal: citext, a case-insensitive collation, 7.70 and 7.7.</summary>
internal static class Sameness
{
    public static string Same(this CatalogIndex index, int key, string stored, string proposed)
    {
        // An array of a domain's values is no array of the type below, which the proposed one is.
        var found = index.KeyTypes[key] is [.., '[', ']'] array ? $"{stored}::{array}" : stored;
        var same = $"{found} {index.Operators[key]} {Collated(proposed, index.Collations[key])}";
        return index.NullsNotDistinct
            ? $"({same} OR {stored} IS NULL AND {proposed} IS NULL)"
            : same;
    }

    public static string Same(
        this CatalogReference reference,
        int key,
        string row,
        ColumnSql own
    ) =>
        $"{row}.{Sql.Name(reference.Columns[key])}{own.AsArray} {reference.Operators[key]} "
        + Collated(own.StoredName, reference.Collations[key]);

    /// <summary>A text that is equal for rows with equal keys.</summary>
    public static string Hash(this CatalogIndex index, IReadOnlyList<(int Place, string Key)> keys)
    {
        var record =
            $"ROW({Sql.List(keys.Select(key => Collated($"({key.Key})", index.Collations[key.Place])))})";
        return keys.Count > 0 && keys.All(key => index.IsHashed[key.Place])
            ? $"hash_record_extended({record}, 0)::text"
            : $"{record}::text";
    }

    private static string Collated(string value, string collation) =>
        collation.Length == 0 ? value : $"{value} COLLATE {collation}";
}
