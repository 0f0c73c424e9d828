using NpgsqlTypes;
using Quoted = ShopFlow.Data.Constraints.Explaining.Sql;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <param name="Property">A property of <see cref="AnyRow"/>.</param>
/// <param name="Default">What the column holds when no value is given.</param>
internal sealed record AnyColumn(
    string Property,
    string Name,
    string Type,
    bool IsRequired,
    string? Default
)
{
    private const string Numbers =
        "numeric(5,2);numeric(3,-2);numeric(2,4);numeric;smallint;integer;bigint;real;double precision;odd.percent;odd.rebate";

    private const string Texts =
        "text;varchar(4);char(4);odd.citext;text collate odd.ci;text collate \"C\";odd.label;varchar(4) collate odd.ci;odd.short";

    /// <summary>The types that the column of each property can have.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Types = new Dictionary<
        string,
        string
    >
    {
        [nameof(AnyRow.Amount)] = Numbers,
        [nameof(AnyRow.Rate)] = Numbers,
        [nameof(AnyRow.Qty)] = "smallint;integer;bigint;numeric(3,1)",
        [nameof(AnyRow.Weight)] = "real;double precision",
        [nameof(AnyRow.Name)] = Texts,
        [nameof(AnyRow.Code)] = Texts,
        [nameof(AnyRow.Day)] = "date",
        [nameof(AnyRow.Active)] = "boolean",
        [nameof(AnyRow.Tags)] = "text[];varchar(4)[];odd.citext[];odd.short[]",
        [nameof(AnyRow.Rates)] = "numeric(5,2)[];numeric[];smallint[];real[];odd.percent[]",
        [nameof(AnyRow.Span)] = "int4range",
    }.ToDictionary(pair => pair.Key, pair => pair.Value.Split(';'));

    private static readonly decimal?[] Decimals =
    [
        1m,
        2m,
        7.7m,
        7.70m,
        0m,
        50m,
        5.004m,
        2.5m,
        100m,
        -1m,
        99.994m,
        999.994m,
        999.995m,
        1000m,
        99949m,
        99950m,
        0.004m,
        0.00994m,
        0.00995m,
        32767.5m,
        40000m,
        3_000_000_000m,
        10_000_000_000_000_000_000m,
        -0.001m,
    ];

    private static readonly string[] Words =
    [
        "a",
        "A",
        "b",
        "ab",
        "abcd",
        "a ",
        "",
        "abcd ",
        "AB",
        "bad",
        "abcde",
        "nine char",
        "é",
        "É",
        "x\0",
    ];

    private static readonly Dictionary<string, object?[]> Values = new()
    {
        [nameof(AnyRow.Amount)] = [.. Decimals.Cast<object?>()],
        [nameof(AnyRow.Rate)] = [.. Decimals.Cast<object?>()],
        [nameof(AnyRow.Qty)] = [1, 2, 3, 4, 5, 0, -1, 99, 100, 32768, int.MaxValue],
        [nameof(AnyRow.Weight)] = [1.0, 2.5, 7.0, -1.0, 1e39, double.NaN, double.PositiveInfinity],
        [nameof(AnyRow.Name)] = Words,
        [nameof(AnyRow.Code)] = Words,
        [nameof(AnyRow.PairB)] = ["x", "y", "z", "X"],
        [nameof(AnyRow.PairA)] = [1, 2, 3],
        [nameof(AnyRow.Day)] =
        [
            new DateOnly(2026, 1, 1),
            new DateOnly(2026, 12, 31),
            new DateOnly(2027, 5, 5),
            new DateOnly(1999, 1, 1),
        ],
        [nameof(AnyRow.Active)] = [true, false],
        [nameof(AnyRow.Tags)] =
        [
            new[] { "a" },
            new[] { "a", "b" },
            Array.Empty<string>(),
            new[] { "bad", "A" },
            new[] { "abcde" },
            new[] { "a", "b", "c", "d", "abcd " },
            new[] { "a", null! },
            new[] { "x\0" },
        ],
        [nameof(AnyRow.Rates)] =
        [
            new[] { 1m },
            new[] { 2m, 7.7m },
            Array.Empty<decimal>(),
            new[] { 999.994m },
            new[] { 1m, 999.995m },
            new[] { 40_000m, -1m },
        ],
        [nameof(AnyRow.Span)] =
        [
            new NpgsqlRange<int>(1, 3),
            new NpgsqlRange<int>(4, 9),
            new NpgsqlRange<int>(2, 5),
            NpgsqlRange<int>.Empty,
            new NpgsqlRange<int>(20, true, false, 0, false, true),
        ],
        [nameof(AnyRow.Above)] = [1, 2, 3, 999_999],
        [nameof(AnyRow.Owner)] = [1, 2, 3, 9, 999],
    };

    public string Sql => Quoted.Name(Name);

    public bool IsNumber => Property is "Amount" or "Rate" or "Qty" or "Weight";

    public bool IsText => Property is "Name" or "Code";

    /// <summary>The first values of each list are valid. A tame row uses only those.</summary>
    public object? Pick(Random random, bool isTame)
    {
        if (random.Next(isTame ? 25 : 6) == 0)
            return null;

        var values = Values[Property];
        return values[random.Next(isTame ? Math.Min(4, values.Length) : values.Length)];
    }

    public string Ddl =>
        $"{Sql} {Type}{(Default is null ? "" : $" default {Default}")}{(IsRequired ? " not null" : "")}";
}
