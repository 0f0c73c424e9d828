using System.Globalization;

namespace ShopFlow.Web.Components.Tables;

/// <summary>A page of a list.</summary>
/// <param name="Previous">Where the page before it ends; null on the first page.</param>
/// <param name="Next">Where the page after it begins; null on the last page.</param>
public sealed record Page<TRow>(
    IReadOnlyList<TRow> Rows,
    ListPosition? Previous,
    ListPosition? Next
)
{
    public bool IsWhole => Previous is null && Next is null;
}

/// <summary>How many rows a list has: exact up to <see cref="Most"/>, because counting further takes as long as reading.</summary>
public readonly record struct RowCount(int Value)
{
    public const int Most = 10_000;

    public bool IsExact => Value <= Most;

    public string ToString(CultureInfo culture) =>
        IsExact ? Value.ToString("N0", culture) : $"more than {Most.ToString("N0", culture)}";
}
