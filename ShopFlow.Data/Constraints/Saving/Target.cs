using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>One row of an entity's table by its key, to be written without being read.</summary>
internal sealed class Target
{
    private readonly IReadOnlyList<IProperty> key;
    private readonly object[] values;

    private Target(ITableMapping mapping, IReadOnlyList<IProperty> key, object[] values)
    {
        Mapping = mapping;
        this.key = key;
        this.values = values;
    }

    public ITableMapping Mapping { get; }

    /// <summary>For links: the first column of a composite key.</summary>
    public object Key => values[0];

    public string Name =>
        Mapping.Table.Schema is { } schema
            ? Sql.Name(schema, Mapping.Table.Name)
            : Sql.Name(Mapping.Table.Name);

    /// <param name="key">An array if the key has several columns.</param>
    public static Target Of<TEntity>(DbContext db, object key)
    {
        var entity =
            db.Model.FindEntityType(typeof(TEntity))
            ?? throw new InvalidOperationException($"{typeof(TEntity)} is not in the model.");
        return new(
            entity.GetTableMappings().First(),
            entity.FindPrimaryKey()!.Properties,
            key as object[] ?? [key]
        );
    }

    public string Column(IProperty property) =>
        Mapping.ColumnMappings.First(mapping => mapping.Property == property).Column.Name;

    public IEnumerable<NpgsqlParameter> KeyParameters =>
        key.Zip(values, (property, value) => PendingRows.Parameter(property, value));

    /// <param name="before">How many parameters come before those of the key.</param>
    public string IsKey(int before) =>
        Sql.All(key.Select((property, i) => $"{Sql.Name(Column(property))} = ${before + i + 1}"));

    public ProposedRow Row(CatalogTable table, Dictionary<string, ColumnInput> columns) =>
        new(table, columns, [.. key.Select(Column).Zip(KeyParameters, KeyValuePair.Create)]);

    public CatalogTable? Table(ConstraintCatalog catalog) =>
        catalog.Table(Mapping.Table.Schema, Mapping.Table.Name);
}
