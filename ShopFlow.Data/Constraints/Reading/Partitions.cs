namespace ShopFlow.Data.Constraints.Reading;

/// <summary>Leads from a partition, and from its index, to the table that people know.</summary>
internal static class Partitions
{
    /// <summary>A key without a name stands for the table itself.</summary>
    public static Dictionary<ConstraintKey, ConstraintKey> Read(
        IReadOnlyList<TableRow> tables,
        IReadOnlyList<IndexRow> indexes
    )
    {
        var byId = tables.ToDictionary(table => table.Id);
        var parents = new Dictionary<ConstraintKey, ConstraintKey>();
        foreach (var table in tables.Where(table => table.Parent is not null))
        {
            parents[new(table.Schema, table.Name, "")] = new(
                table.ParentSchema!,
                table.Parent!,
                ""
            );
        }

        foreach (var index in indexes.Where(index => index.Parent is not null))
        {
            var table = byId[index.Table];
            parents[new(table.Schema, table.Name, index.Name)] = new(
                index.ParentSchema!,
                index.ParentTable!,
                index.Parent!
            );
        }

        return parents;
    }
}
