namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Rows of which about half break a rule.</summary>
internal sealed class RandomRows(Random random)
{
    private static readonly Dictionary<string, Dictionary<string, object?[]>> Values = new()
    {
        ["users"] = new()
        {
            ["name"] = ["Ada", "Bob", "Cleo", "Dora", "Eve", "\u200b", "x\0y", null],
            ["created_at"] = [DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch, null],
        },
        ["products"] = new()
        {
            ["name"] = ["Cup", "Bowl", "Jug", "Vase", "Pot", "Pan", new string('x', 201), null],
            ["description"] = [null, "Blue"],
            ["price"] =
            [
                0m,
                1.5m,
                2.25m,
                99999999.99m,
                -0.001m,
                4m,
                -0.01m,
                99999999.995m,
                100000000m,
                -100000000m,
                double.NaN,
                double.PositiveInfinity,
                null,
            ],
            ["stock_quantity"] = [0, 1, 2, 3, 4L, 3_000_000_000L, -1, int.MaxValue, null],
            ["category"] = ["Kitchen", "Garden", "Office", "", null],
            ["created_at"] = [DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch, null],
        },
        ["orders"] = new()
        {
            ["user_id"] = [1, 2, 3, 4, 1, 2, 0, 999_999, null],
            ["status"] = ["pending", "shipped", "cancelled", "refunded", "lost", "Pending", null],
        },
        ["order_items"] = new()
        {
            ["quantity"] = [1, 2, 3, 4, 5, 0, -5, 1L << 33, null],
            ["price_at_purchase"] = [0m, 1m, 2m, 9.99m, 5m, -1m, 123456789m, null],
        },
        ["reviews"] = new()
        {
            ["rating"] = [(short)1, 2, 3, 4, 5, 1, 5, 0, 6, 40_000, null],
            ["content"] = [null, "Good", ""],
        },
        [NastyTable.Name] = new()
        {
            ["two words"] = ["One", "one", "Two", "Three", "Four", null],
            ["code"] = ["a", "b", "abcde", "abcde   ", "abcdef", "c", null],
            ["fixed"] = ["ab", "ab  ", "abcd", "abcd ", "abcde", null],
            ["rate"] = [0m, 12.345m, 100m, 100.004m, 100.005m, -0.001m, -1m, 1000m, null],
            ["off"] = [1m, 50m, 50.001m, 101m, 20m, null],
            ["tag"] = ["fine", "good", "nice", "nine char", "eight ch  ", "bad", null],
            ["feeling"] = ["calm", "it's wild", "it's wild", "angry", null],
            ["amount"] = [1m, 2m, 7500m, 7499.99m, 9999.994m, 9999.995m, 0.004m, -1m, null],
            ["loose"] =
            [
                1m,
                7m,
                double.NaN,
                double.PositiveInfinity,
                "-Infinity",
                "7.00",
                "x7",
                null,
            ],
            ["small"] =
            [
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                32768,
                -32769L,
                "11",
                "1.5",
                12.4m,
                32767.5m,
                null,
            ],
            ["big"] = [1L, 2L, 9223372036854775807m, 9223372036854775808m, null],
            ["single"] = [1f, 1e39, double.NaN, 0.5m, null],
            ["low"] = [1, 2, 10_000, 10_923, -10_923, null],
            ["high"] = [3, 4, 20_000, null],
            ["pa"] = [1, 2, 1, 2, 3, null],
            ["pb"] = ["x", "y", "x", "y", null],
        },
    };

    private bool isTame;

    public static IReadOnlyList<string> Tables => [.. Values.Keys];

    public Dictionary<string, object?> Changed(string table) =>
        Any(table).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToDictionary();

    public Dictionary<string, object?> New(string table)
    {
        var row = Any(table);
        if (random.Next(30) == 0)
        {
            row["id"] =
                random.Next(2) == 0 ? random.Next(1, 20) : random.Next(1_000_000, 2_000_000);
        }

        return row.OrderBy(_ => random.Next())
            .Take(row.Count - (random.Next(3) == 0 ? 1 : 0))
            .ToDictionary();
    }

    /// <summary>
    /// Two or three rows that are likely to collide. The column of the exclusion constraint is left out.
    /// </summary>
    public IEnumerable<Dictionary<string, object?>> Siblings(string table)
    {
        var first = Any(table);
        first.Remove("during");
        yield return first;
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var next = new Dictionary<string, object?>(first);
            foreach (var (column, value) in Changed(table).Where(one => one.Key != "during"))
            {
                next[column] = value;
            }

            yield return next;
        }
    }

    private Dictionary<string, object?> Any(string table)
    {
        isTame = random.Next(2) == 0;
        var row = Values[table].ToDictionary(column => column.Key, column => Pick(column.Value));
        foreach (var (column, value) in Keys(table))
        {
            row[column] = value;
        }

        return row;
    }

    /// <summary>Unique columns and references need a wider range of values.</summary>
    private Dictionary<string, object?> Keys(string table) =>
        table switch
        {
            "users" => new()
            {
                ["email"] = random.Next(14) switch
                {
                    0 => null,
                    1 => "u@x",
                    2 => $"\ufeffU{random.Next(4000)}@x.test",
                    _ => $"u{random.Next(4000)}@x.test",
                },
            },
            "order_items" => new()
            {
                ["order_id"] = random.Next(20) == 0 ? null : random.Next(1, 600),
                ["product_id"] = random.Next(20) == 0 ? null : random.Next(1, 12),
            },
            "reviews" => new()
            {
                ["user_id"] = random.Next(20) == 0 ? null : random.Next(1, 400),
                ["product_id"] = random.Next(20) == 0 ? null : random.Next(1, 12),
            },
            NastyTable.Name => new()
            {
                ["during"] = random.Next(3) == 0 ? null : Range(random.Next(5000)),
                ["above"] = random.Next(3) == 0 ? random.Next(1, 300) : null,
                ["plain"] = random.Next(3) == 0 ? null : $"p{random.Next(3000)}",
                ["code"] =
                    random.Next(3) == 0 ? Pick(Values[table]["code"]) : $"c{random.Next(900)}",
                ["big"] = random.Next(3) == 0 ? Pick(Values[table]["big"]) : random.Next(5000),
                ["two words"] =
                    random.Next(3) == 0 ? Pick(Values[table]["two words"]) : $"W{random.Next(900)}",
            },
            _ => [],
        };

    private static string Range(int start) => $"[{start},{start + 3})";

    /// <summary>
    /// The first values of each list are mostly valid. A tame row uses only those, because a row with many random
    /// columns is almost never valid.
    /// </summary>
    private object? Pick(object?[] values) =>
        isTame || random.Next(3) > 0
            ? values[random.Next(Math.Min(3, values.Length))]
            : values[random.Next(values.Length)];
}
