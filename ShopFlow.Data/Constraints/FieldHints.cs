using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints;

/// <summary>What a table's rules say about each property of its entity.</summary>
public sealed class FieldHints
{
    private readonly Dictionary<string, FieldHint> byProperty;

    private FieldHints(Dictionary<string, FieldHint> byProperty) => this.byProperty = byProperty;

    public FieldHint this[string property] =>
        byProperty.GetValueOrDefault(property, FieldHint.None);

    internal static FieldHints Read(ConstraintCatalog catalog, IEntityType entity)
    {
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table);
        var table = store is { } id ? catalog.Table(id.Schema, id.Name) : null;
        var hints = new Dictionary<string, FieldHint>(StringComparer.Ordinal);
        foreach (var property in table is null ? [] : entity.GetProperties())
        {
            if (
                property.GetColumnName(store!.Value) is { } column
                && table!.Column(column) is not null
            )
            {
                hints[property.Name] = HintReader.Read(table, column);
            }
        }

        return new(hints);
    }
}
