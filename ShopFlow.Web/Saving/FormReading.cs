using System.Runtime.CompilerServices;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>
/// A form's text, parsed once: a value for each of the row's properties, or why there is none. The check before a save
/// and the save itself use this instead of the text.
/// </summary>
internal sealed class FormReading<TEntity>(EntityForm<TEntity> form, ShopFormat shop)
    where TEntity : class, new()
{
    private readonly List<ReadField> fields = [];
    private readonly List<Action<TEntity>> values = [];
    private readonly List<RelativeField<TEntity>> changes = [];

    public EntityForm<TEntity> Form => form;

    public IReadOnlyList<ReadField> Fields => fields;

    public bool IsReadable { get; private set; } = true;

    /// <summary>Something is added to a stored value instead of replacing it.</summary>
    public bool IsRelative => changes.Count > 0;

    public void ApplyTo(TEntity row) => values.ForEach(value => value(row));

    public void Text(
        string? typed,
        Action<TEntity, string?> set,
        [CallerArgumentExpression(nameof(typed))] string property = ""
    )
    {
        var text = typed?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        fields.Add(new(property, text));
        values.Add(row => set(row, text));
    }

    public void Key(
        int? picked,
        Action<TEntity, int> set,
        [CallerArgumentExpression(nameof(picked))] string property = ""
    )
    {
        fields.Add(new(property, picked));
        values.Add(row => set(row, picked ?? 0));
    }

    public void Whole(
        string? typed,
        Action<TEntity, int> set,
        [CallerArgumentExpression(nameof(typed))] string property = ""
    ) =>
        Number(
            shop.Read(typed, NumberKind.Whole),
            (row, number) => set(row, (int)number),
            property
        );

    /// <summary>The row's own value always passes, even if its currency had more decimals when it was saved.</summary>
    public void Money(
        string? typed,
        Func<TEntity, decimal> before,
        Action<TEntity, decimal> set,
        [CallerArgumentExpression(nameof(typed))] string property = ""
    )
    {
        var entry = shop.Read(typed, NumberKind.Money);
        var isKept =
            entry is NumberEntry.TooPrecise(var precise, _)
            && form.Before is { } seen
            && before(seen) == precise;
        Number(isKept ? new NumberEntry.Amount(before(form.Before!)) : entry, set, property);
    }

    /// <summary>A number that replaces the stored one, or is added to it if it has a sign.</summary>
    /// <param name="show">Shows the result in the form.</param>
    public void Stock(
        string? typed,
        Func<TEntity, int> before,
        Action<TEntity, int> set,
        Action<string> show,
        [CallerArgumentExpression(nameof(typed))] string property = ""
    )
    {
        var kind = form.IsNew ? NumberKind.Whole : NumberKind.Stock;
        var entry = shop.Read(typed, kind);
        if (entry is not NumberEntry.Change(var by))
        {
            Number(entry, (row, number) => set(row, (int)number), property);
            return;
        }

        fields.Add(new(property, entry, before(form.Before!)));
        changes.Add(new(property, set, row => show(shop.Typed(before(row)))));
        values.Add(row => set(row, (int)(before(form.Before!) + by)));
    }

    /// <summary>A price that wasn't typed.</summary>
    public void Given(decimal price, Action<TEntity, decimal> set, string property) =>
        Number(new NumberEntry.Amount(price), set, property);

    /// <summary>A value of the row that isn't a field.</summary>
    public void Also(Action<TEntity> set) => values.Add(set);

    /// <summary>
    /// Adding to a number isn't in conflict with somebody else's change to it: the form continues from theirs.
    /// </summary>
    /// <returns>The conflict that is left, if any.</returns>
    public SaveOutcome.Conflict? Rebase(SaveOutcome.Conflict conflict)
    {
        var rest = conflict.Fields.Where(field => !IsRebased(field)).ToList();
        return rest.Count > 0 ? conflict with { Fields = rest } : null;
    }

    public void ShowChanges(TEntity row) => changes.ForEach(change => change.Show(row));

    private bool IsRebased(FieldConflict field)
    {
        var change = changes.Find(change => change.Property == field.Property);
        if (change is null || field.Theirs is not int theirs)
            return false;

        change.Set(form.Before!, theirs);
        return true;
    }

    private void Number(NumberEntry entry, Action<TEntity, decimal> set, string property)
    {
        fields.Add(new(property, entry));
        if (entry is NumberEntry.Amount(var number))
            values.Add(row => set(row, number));
        else
            IsReadable = false;
    }
}

internal sealed record RelativeField<TEntity>(
    string Property,
    Action<TEntity, int> Set,
    Action<TEntity> Show
);
