using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ShopFlow.Data;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Activity;

/// <param name="Text">Null if there is no value.</param>
internal sealed record ActivityValue(string? Text, string? Link = null);

/// <summary>Describes an entry in the rulebook's words, with numbers and times in the shop's format.</summary>
internal sealed class ActivityWords(
    IDbContextFactory<ShopFlowDbContext> contexts,
    Vocabulary vocabulary,
    ShopFormat shop
)
{
    private readonly Lazy<IRelationalModel> model = new(() =>
    {
        using var db = contexts.CreateDbContext();
        return db.Model.GetRelationalModel();
    });

    /// <summary>"Changed order item #7"; on the row's own page just "Changed".</summary>
    /// <param name="page">The row whose page it is on.</param>
    /// <param name="names">The rows' names, by <c>users:5</c>.</param>
    public string What(
        ActivityRow row,
        string? page = null,
        IReadOnlyDictionary<string, string>? names = null
    )
    {
        var verb = Operation(row.Operation);
        var own = $"{row.Table}:{row.RowId}";
        return row switch
        {
            { Operation: ActivityOperation.Truncate } =>
                $"Emptied the table of {Rows(row.Table, 2)}",
            { IsBulk: true } => $"{verb} {shop.Number(row.RowCount!.Value)} {Rows(row.Table, 2)}",
            { Operation: ActivityOperation.Insert, Table: "orders" } when page == own => "Placed",
            _ when page == own => verb,
            _ when names?.GetValueOrDefault(own) is { } name => $"{verb} {name}",
            { RowId: null } => $"{verb} {Rows(row.Table, 1)}",
            _ => $"{verb} {Rows(row.Table, 1)} {Number(row.RowId)}",
        };
    }

    public static string Operation(string operation) =>
        operation switch
        {
            ActivityOperation.Insert => "Added",
            ActivityOperation.Update => "Changed",
            ActivityOperation.Delete => "Deleted",
            ActivityOperation.Truncate => "Emptied",
            _ => operation,
        };

    /// <summary>Such as "Order items".</summary>
    public string Table(string table) => ChoiceText.Of(Rows(table, 2));

    public string Label(string table, string column)
    {
        var (schema, name) = ActivityTable.Split(table);
        return vocabulary.Label(schema, name, column, CultureInfo.CurrentUICulture);
    }

    /// <param name="names">The referenced rows' names, by <c>users:5</c>.</param>
    public ActivityValue Value(
        string table,
        string column,
        JsonElement value,
        IReadOnlyDictionary<string, string> names
    )
    {
        if (ActivityChange.Text(value) is not { } text)
            return new(null);

        if (Referenced(table, column) is { } other)
            return Reference($"{other}:{text}", names);

        var known = Column(table, column)?.PropertyMappings[0].Property.ClrType;
        return new(
            value.ValueKind switch
            {
                JsonValueKind.True => "Yes",
                JsonValueKind.False => "No",
                JsonValueKind.Number when known == typeof(decimal) => shop.Money(
                    value.GetDecimal()
                ),
                JsonValueKind.Number => shop.Plain(value.GetDecimal()),
                JsonValueKind.String when Moment(known, text) is { } moment => shop.Moment(moment),
                _ => text,
            }
        );
    }

    /// <summary>The table that a column refers to, or null.</summary>
    public string? Referenced(string table, string column) =>
        Column(table, column) is { } known
        && known.Table.ForeignKeyConstraints.FirstOrDefault(key => key.Columns.Contains(known))
            is { } key
            ? ActivityTable.Name(
                key.PrincipalTable.Schema ?? ActivityTable.Shop,
                key.PrincipalTable.Name
            )
            : null;

    private static ActivityValue Reference(
        string subject,
        IReadOnlyDictionary<string, string> names
    ) =>
        new(
            names.GetValueOrDefault(subject, Number(subject.Split(':')[1])),
            ActivityLinks.Of(subject)
        );

    private static DateTimeOffset? Moment(Type? type, string text) =>
        (type is null || type == typeof(DateTimeOffset))
        && text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;

    private static string Number(string id) => id.All(char.IsAsciiDigit) ? $"#{id}" : id;

    private string Rows(string table, int count)
    {
        var (schema, name) = ActivityTable.Split(table);
        return vocabulary.Rows(schema, name, count, CultureInfo.CurrentUICulture);
    }

    private IColumn? Column(string table, string column)
    {
        var (schema, name) = ActivityTable.Split(table);
        return model
            .Value.FindTable(name, schema == ActivityTable.Shop ? null : schema)
            ?.FindColumn(column);
    }
}
