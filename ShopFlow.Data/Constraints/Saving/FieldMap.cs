namespace ShopFlow.Data.Constraints.Saving;

internal readonly record struct Field(object Target, string Property);

/// <summary>
/// Maps a row's column to the field it was typed in. A form shows a property if it has one of the same name; without
/// forms, the entities themselves hold the fields.
/// </summary>
internal sealed class FieldMap(IReadOnlyList<TypedIn> forms)
{
    /// <summary>Null for a column without a field: its message goes above the form.</summary>
    public Field? Field(PendingRow row, string column) =>
        row.Property(column) is not { } property ? null
        : Holder(row.Entity) is { } form && form.GetType().GetProperty(property.Name) is not null
            ? new(form, property.Name)
        : null;

    /// <summary>Rows in the order of their forms on the page.</summary>
    public IReadOnlyList<PendingRow> InOrder(IEnumerable<PendingRow> rows) =>
        [
            .. rows.OrderBy(row =>
            {
                var place = forms
                    .ToList()
                    .FindIndex(form => ReferenceEquals(form.Entity, row.Entity));
                return place < 0 ? int.MaxValue : place;
            }),
        ];

    /// <summary>The form that an entity was typed in.</summary>
    public object? Holder(object entity) => forms.Count == 0 ? entity : Form(entity).Form;

    public string? OwnText(PendingRow row, CatalogRule rule) =>
        Form(row.Entity).Texts?.GetValueOrDefault(rule.Name);

    private TypedIn Form(object entity) =>
        forms.FirstOrDefault(form => ReferenceEquals(form.Entity, entity));
}
