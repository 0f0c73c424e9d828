using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Knows the placeholder numbers for keys that the same write generates. EF marks them on the new row, but not on every
/// row that refers to it: if a reference ever held another key, the placeholder looks like a typed value.
/// </summary>
internal sealed class GeneratedKeys
{
    private readonly HashSet<(IProperty Key, object Value)> temporary;

    private GeneratedKeys(HashSet<(IProperty, object)> temporary) => this.temporary = temporary;

    public static GeneratedKeys Of(IEnumerable<EntityEntry> entries) =>
        new([
            .. from entry in entries
            where entry.State == EntityState.Added
            from property in entry.Metadata.GetProperties()
            where property.IsKey() && entry.Property(property).IsTemporary
            select (property, entry.CurrentValues[property]!),
        ]);

    /// <summary>Whether a property holds such a placeholder instead of the key itself.</summary>
    public bool HoldsPlaceholder(EntityEntry entry, IProperty property) =>
        entry.Property(property).IsTemporary
        || entry.CurrentValues[property] is { } value
            && property
                .GetContainingForeignKeys()
                .Any(key => temporary.Contains((Referenced(key, property), value)));

    private static IProperty Referenced(IForeignKey key, IProperty property) =>
        key.PrincipalKey.Properties[key.Properties.ToList().IndexOf(property)];
}
