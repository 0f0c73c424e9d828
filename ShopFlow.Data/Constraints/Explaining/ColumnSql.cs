using static ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// One column of the explain statement. Its raw value has a type wide enough that no cast can fail; the stored one is
/// what the table would hold, NULL when the raw one does not fit.
/// </summary>
internal sealed class ColumnSql(CatalogTable table, CatalogColumn column, Given given)
{
    public string Column => column.Name;

    public Given Given => given;

    public bool IsUnknown => given == Given.Unknown;

    /// <summary>PostgreSQL holds it to be within its type already.</summary>
    public bool IsUnchanged => given == Given.Unchanged;

    public bool IsGenerated => column.IsGenerated;

    public string RawName => Name($"~{column.Number}");

    public string StoredName => $"{Name(table.Name)}.{Name(column.Name)}";

    /// <summary>True when the raw value fits the type; null when every value does.</summary>
    public string? Fits => IsUnchanged || IsUnknown ? null : FitsType;

    /// <summary>Holds unless the value was lost for not fitting.</summary>
    public string Guard => $"({RawName} IS NULL OR {StoredName} IS NOT NULL)";

    public string Raw(Func<string> parameter) =>
        given switch
        {
            Given.Value => $"{parameter()}::{RawType}",
            Given.Increment =>
                $"({Name("~t")}.{Name(column.Name)}::numeric + {parameter()}::numeric)",
            Given.Unchanged => $"{Name("~t")}.{Name(column.Name)}",
            Given.Default when column.Default is { } expression => $"({expression})::{RawType}",
            _ => $"NULL::{RawType}",
        };

    public string RawGenerated => IsUnknown ? $"NULL::{RawType}" : $"({column.Default})::{RawType}";

    public string Stored
    {
        get
        {
            var value = IsUnchanged ? RawName : $"{RawName}::{column.StoredAs}";
            var kept = Fits is { } fits ? $"CASE WHEN {fits} THEN {value} END" : value;
            return column.Collation is { } collation ? $"({kept}) COLLATE {collation}" : kept;
        }
    }

    private string RawType =>
        column switch
        {
            { Type: "smallint" or "integer" or "bigint" } => "numeric",
            { Type: "real" } => "double precision",
            { EnumLabels: not null } or { MaxLength: not null } => "text",
            _ => column.Type,
        };

    private string? FitsType =>
        column switch
        {
            { Type: "smallint" } => Between(short.MinValue, short.MaxValue),
            { Type: "integer" } => Between(int.MinValue, int.MaxValue),
            { Type: "bigint" } => Between(long.MinValue, long.MaxValue),
            { Type: "real" } =>
                $"({RawName} IN ('NaN', 'Infinity', '-Infinity') OR abs({RawName}) < 3.4028235677973366e38)",
            { Precision: { } precision, Scale: { } scale } =>
                $"({RawName} = 'NaN' OR abs(round({RawName}, {scale})) < 1e{precision - scale})",
            { EnumLabels: { } labels } =>
                $"{RawName} = ANY (ARRAY[{List(labels.Select(Literal))}]::text[])",
            { MaxLength: { } length } => $"char_length(rtrim({RawName}, ' ')) <= {length}",
            _ => null,
        };

    private string Between(long low, long high) => $"round({RawName}) BETWEEN {low} AND {high}";
}
