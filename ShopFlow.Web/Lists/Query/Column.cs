using System.Globalization;
using System.Linq.Expressions;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Web.Lists.Query;

/// <summary>
/// A column of a list, declared once: its sort, its filter with editor and chip, and its cells are all read from here.
/// Leave out the sort, the filter or the cell, and the list has none for this column.
/// </summary>
internal sealed record Column<TEntity, TRow>(string Name, string Title) : ListColumn(Name, Title)
    where TEntity : class
{
    public SortColumn<TEntity>? Sort { get; init; }

    public Filter<TEntity>? Filter { get; init; }

    /// <summary>The text of a cell; a page may render something better.</summary>
    public Func<TRow, ShopFormat, string?>? Text { get; init; }

    /// <summary>The same for a point in time, in short form.</summary>
    public Func<TRow, DateTimeOffset>? Moment { get; init; }

    /// <summary>The filter as the address and the screen use it.</summary>
    public ListFilter? Asked =>
        Filter is null
            ? null
            : new ListFilter(Name, Filter.Kind)
            {
                Label = Title,
                IsMoney = Filter.IsMoney,
                Choices = Filter.Choices,
            };

    /// <summary>The row's own id.</summary>
    public static Column<TEntity, TRow> Id(Func<TRow, int> shown) =>
        new("id", "Number")
        {
            Sort = SortColumn<TEntity>.ById,
            Text = (row, _) => shown(row).ToString(CultureInfo.InvariantCulture),
            IsNumber = true,
            IsExtra = true,
        };

    public static Column<TEntity, TRow> Words(
        string name,
        string title,
        Expression<Func<TEntity, string>> value,
        Func<TRow, string?> shown
    ) =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.By(value),
            Filter = Filter<TEntity>.Text(value!),
            Text = (row, _) => shown(row),
        };

    /// <summary>One of a few codes, sorted and filtered by the stored value.</summary>
    public static Column<TEntity, TRow> Code(
        string name,
        string title,
        Expression<Func<TEntity, string>> value,
        Func<TRow, string?> shown
    ) =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.ByCode(value),
            Filter = Filter<TEntity>.OneOf(value),
            Text = (row, _) => shown(row),
        };

    /// <summary>One of a few texts, found by the index that sorts them.</summary>
    public static Column<TEntity, TRow> OneOf(
        string name,
        string title,
        Expression<Func<TEntity, string>> value,
        Func<TRow, string?> shown
    ) =>
        Words(name, title, value, shown) with
        {
            Filter = Filter<TEntity>.OneOf(
                Expression.Lambda<Func<TEntity, string>>(ShopOrder.Of(value.Body), value.Parameters)
            ),
        };

    /// <summary>Another row that this one belongs to: filtered by its id, sorted by its name.</summary>
    public static Column<TEntity, TRow> Row(
        string name,
        string title,
        Expression<Func<TEntity, int>> id,
        Expression<Func<TEntity, string>> value
    ) =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.By(value).Then(id),
            Filter = Filter<TEntity>.Id(id),
        };

    public static Column<TEntity, TRow> Number<TKey>(
        string name,
        string title,
        Expression<Func<TEntity, TKey>> value,
        Func<TRow, long> shown
    )
        where TKey : struct, IParsable<TKey> =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.By(value),
            Filter = Filter<TEntity>.Number(Decimal(value)),
            Text = (row, shop) => shop.Number(shown(row)),
            IsNumber = true,
        };

    public static Column<TEntity, TRow> Money(
        string name,
        string title,
        Expression<Func<TEntity, decimal>> value,
        Func<TRow, decimal> shown
    ) =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.By(value),
            Filter = Filter<TEntity>.Money(value),
            Text = (row, shop) => shop.Money(shown(row)),
            IsNumber = true,
            IsMoney = true,
        };

    public static Column<TEntity, TRow> Date(
        string name,
        string title,
        Expression<Func<TEntity, DateTimeOffset>> value,
        Func<TRow, DateTimeOffset> shown
    ) =>
        new(name, title)
        {
            Sort = SortColumn<TEntity>.By(value),
            Filter = Filter<TEntity>.Date(value),
            Moment = shown,
        };

    /// <summary>Breaks ties before the id does.</summary>
    public Column<TEntity, TRow> Then<TKey>(Expression<Func<TEntity, TKey>> key)
        where TKey : notnull, IParsable<TKey> => this with { Sort = Sort!.Then(key) };

    /// <summary>The row's id as a column of the table that has the values.</summary>
    public Column<TEntity, TRow> TiedBy(Expression<Func<TEntity, int>> rowId) =>
        this with
        {
            Sort = Sort!.TiedBy(rowId),
        };

    public Column<TEntity, TRow> At(CardPlace place) => this with { Card = place };

    public Column<TEntity, TRow> Extra() => this with { IsExtra = true };

    public Column<TEntity, TRow> Unfiltered() => this with { Filter = null };

    private static Expression<Func<TEntity, decimal>> Decimal<TKey>(
        Expression<Func<TEntity, TKey>> value
    ) =>
        Expression.Lambda<Func<TEntity, decimal>>(
            Expression.Convert(value.Body, typeof(decimal)),
            value.Parameters
        );
}
