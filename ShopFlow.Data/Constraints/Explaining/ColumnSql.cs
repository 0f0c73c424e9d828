using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// One column of the explain statement. Its raw value has a type wide enough that no cast can fail. The stored value is
/// what the table would hold, or NULL if the raw one doesn't fit.
/// </summary>
internal sealed class ColumnSql(CatalogTable table, CatalogColumn column, ValueSource given)
{
    public string Column => column.Name;

    public ValueSource Source => given;

    public bool IsUnknown => given == ValueSource.Unknown;

    /// <summary>The value comes from the table, so it fits its type.</summary>
    public bool IsUnchanged => given == ValueSource.Unchanged;

    public bool IsGenerated => column.IsGenerated;

    /// <summary>A domain's rules apply to each of the array's items.</summary>
    public bool HasItemDomain => column.HasItemDomain;

    /// <summary>Casts another column's array to what this one is compared as, whatever domain its items are of.</summary>
    public string AsArray => column.IsArray ? $"::{column.Type}" : "";

    public string RawName => Name($"~{column.Number}");

    public string StoredName => $"{Name(table.Name)}.{Name(column.Name)}";

    /// <summary>True when the raw value fits the type; null when every value does.</summary>
    public string? Fits => IsUnchanged || IsUnknown ? null : FitsType;

    /// <summary>True unless the value was dropped because it doesn't fit.</summary>
    public string Guard => $"({RawName} IS NULL OR {StoredName} IS NOT NULL)";

    public string Raw(Func<string> parameter) =>
        given switch
        {
            ValueSource.Value => $"{parameter()}::{RawType}",
            ValueSource.Increment =>
                $"({Name("~t")}.{Name(column.Name)}::numeric + {parameter()}::numeric)",
            ValueSource.Unchanged => $"{Name("~t")}.{Name(column.Name)}",
            ValueSource.Default when column.Default is { } expression =>
                $"({expression})::{RawType}",
            _ => $"NULL::{RawType}",
        };

    public string RawGenerated => IsUnknown ? $"NULL::{RawType}" : $"({column.Default})::{RawType}";

    public string Stored
    {
        get
        {
            // The planner would cast a constant array right away, whether it fits or not.
            var raw = column.IsArray ? $"(SELECT {RawName})" : RawName;
            var value = IsUnchanged ? RawName : $"{raw}::{column.StoredAs}";
            var kept = Fits is { } fits ? $"CASE WHEN {fits} THEN {value} END" : value;
            return column.Collation is { } collation ? $"({kept}) COLLATE {collation}" : kept;
        }
    }

    private string RawType => column.IsArray ? $"{RawItem}[]" : RawItem;

    private string RawItem =>
        column switch
        {
            { Item: "smallint" or "integer" or "bigint" } => "numeric",
            { Item: "real" } => "double precision",
            { EnumLabels: not null } or { MaxLength: not null } => "text",
            _ => column.Item,
        };

    /// <summary>An array fits when each of its items does.</summary>
    private string? FitsType =>
        !column.IsArray ? Fitting(RawName)
        : Fitting(Item) is { } fits
            ? $"NOT EXISTS (SELECT FROM unnest({RawName}) AS {Name("~i")}({Item}) WHERE ({fits}) IS FALSE)"
        : null;

    private static string Item => Name("~item");

    private string? Fitting(string value) =>
        column switch
        {
            { Item: "smallint" } => Between(value, short.MinValue, short.MaxValue),
            { Item: "integer" } => Between(value, int.MinValue, int.MaxValue),
            { Item: "bigint" } => Between(value, long.MinValue, long.MaxValue),
            { Item: "real" } =>
                $"({value} IN ('NaN', 'Infinity', '-Infinity', 0) OR abs({value}) > 7.006492321624085e-46 AND abs({value}) < 3.4028235677973366e38)",
            { Precision: { } precision, Scale: { } scale } =>
                $"({value} = 'NaN' OR abs(round({value}, {scale})) < 1e{precision - scale})",
            { EnumLabels: { } labels } =>
                $"{value} = ANY (ARRAY[{List(labels.Select(Literal))}]::text[])",
            { MaxLength: { } length } => $"char_length(rtrim({value}, ' ')) <= {length}",
            _ => null,
        };

    private static string Between(string value, long low, long high) =>
        $"round({value}) BETWEEN {low} AND {high}";
}
