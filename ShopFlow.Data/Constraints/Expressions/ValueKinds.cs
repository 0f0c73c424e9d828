namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>How a column's values compare, as far as code outside the database can repeat it.</summary>
internal enum ValueKind
{
    Whole,
    Numeric,
    Float,

    /// <summary>text and varchar. citext, char(n) and text with another collation compare in their own ways.</summary>
    Text,
    Enum,
    Other,
}

internal static class ValueKinds
{
    public static ValueKind Of(CatalogColumn column) =>
        column is { EnumLabels: not null, IsArray: false }
            ? ValueKind.Enum
            : column.Type switch
            {
                "smallint" or "integer" or "bigint" => ValueKind.Whole,
                "numeric" => ValueKind.Numeric,
                "real" or "double precision" => ValueKind.Float,
                "text" or "character varying" when column.Collation is null => ValueKind.Text,
                _ => ValueKind.Other,
            };
}

internal static class Power
{
    /// <summary>Ten to the power of an exponent from -28 to 28.</summary>
    public static decimal OfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power = exponent < 0 ? power / 10 : power * 10;
        }
        return power;
    }
}
