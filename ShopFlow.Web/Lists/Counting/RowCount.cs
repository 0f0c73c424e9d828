using System.Globalization;

namespace ShopFlow.Web.Lists.Counting;

/// <summary>
/// How many rows a list has: exact up to <see cref="Most"/>, because counting further takes as long as reading. Above
/// that it is the planner's estimate.
/// </summary>
/// <param name="IsAbout">An estimate.</param>
public readonly record struct RowCount(long Value, bool IsAbout = false)
{
    public const int Most = 10_000;

    public bool IsExact => !IsAbout && Value <= Most;

    public string ToString(CultureInfo culture) =>
        IsAbout ? $"about {Rounded.ToString("N0", culture)}"
        : IsExact ? Value.ToString("N0", culture)
        : $"more than {Most.ToString("N0", culture)}";

    // An estimate isn't accurate to more than two digits.
    private long Rounded
    {
        get
        {
            var unit = 1L;
            while (Value / unit >= 1_000)
                unit *= 10;

            return (Value + (unit / 2)) / unit * unit;
        }
    }
}
