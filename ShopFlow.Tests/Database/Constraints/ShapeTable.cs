using System.Globalization;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Expressions;
using ShopFlow.Data.Constraints.Reading;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>What the hint and the database make of the same value.</summary>
internal readonly record struct TriedValue(object Value, bool IsAccepted, FieldLimit? Refusal)
{
    /// <summary>The step of a type is stricter on purpose: the database would silently round.</summary>
    public bool IsTooStrict =>
        IsAccepted && Refusal is not (null or FieldLimit.Step { Rule.Kind: RuleKind.Range });

    public bool IsTooLoose => !IsAccepted && Refusal is null;
}

/// <summary>A table with a column of every type, for trying out CHECKs one at a time.</summary>
internal sealed class ShapeTable : IAsyncDisposable
{
    private const string Schema = """
        CREATE EXTENSION IF NOT EXISTS citext;
        CREATE TYPE mood AS ENUM ('angry', 'sad', 'glad');
        CREATE DOMAIN code AS text CHECK (VALUE IN ('a', 'ab') OR VALUE = 'abc');
        CREATE DOMAIN amount AS numeric(6,2) CHECK (VALUE > 0);
        CREATE TABLE shape (
          price numeric(10,2), qty integer, small smallint, big bigint, free numeric, dbl double precision, flt real,
          txt text, vc varchar(3), ch char(3), ci citext, mood mood, code code, amount amount,
          "Odd name" integer, "order" integer);
        CREATE FUNCTION accepted(columnname text, literals text[]) RETURNS SETOF boolean LANGUAGE plpgsql AS $$
        DECLARE literal text;
        BEGIN
          FOREACH literal IN ARRAY literals LOOP
            BEGIN
              EXECUTE format('INSERT INTO shape (%s) VALUES (%s)', columnname, literal);
              RETURN NEXT true;
            EXCEPTION WHEN OTHERS THEN
              RETURN NEXT false;
            END;
          END LOOP;
        END $$;
        """;

    private static readonly decimal[] Numbers =
    [
        -100_000_000,
        -32_769,
        -6,
        -5.5m,
        -5,
        -1,
        -0.01m,
        0,
        0.001m,
        0.01m,
        0.1m,
        0.125m,
        0.5m,
        0.7m,
        1,
        1.5m,
        2,
        2.5m,
        3,
        4,
        4.5m,
        5,
        6,
        7,
        10,
        12,
        13,
        49.99m,
        50,
        100,
        999.99m,
        1000,
        32_767,
        40_000,
        99_999_999.99m,
        100_000_000,
        10_000_000_000m,
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "  ",
        "\t",
        "a",
        "A",
        "a ",
        " a",
        "b",
        "c",
        "it's",
        "a b",
        "ab",
        "abc",
        "ABC",
        "abcd",
        "a@b",
        "éé",
        "😀",
        "😀😀😀",
        "glad",
        "sad",
        "angry",
        "Glad",
    ];

    private readonly TestShop shop;
    private readonly NpgsqlConnection connection;

    private ShapeTable(TestShop shop)
    {
        this.shop = shop;
        connection = new NpgsqlConnection(shop.ConnectionString);
    }

    public static async Task<ShapeTable> CreateAsync()
    {
        var table = new ShapeTable(await TestShop.CreateAsync());
        await table.connection.OpenAsync();
        await table.ExecuteAsync(Schema);
        return table;
    }

    public async Task<(FieldHint Hint, IReadOnlyList<TriedValue> Verdicts)> TryAsync(
        string column,
        string check
    )
    {
        await ExecuteAsync($"ALTER TABLE shape ADD CONSTRAINT c CHECK ({check})");
        var table = (await CatalogLoader.LoadAsync(connection, default)).Table(null, "shape")!;
        var hint = HintReader.Read(table, column.Trim('"'));
        var values = Values(table, column.Trim('"')).ToList();
        var accepted = await AcceptedAsync(column, values);
        await ExecuteAsync("ALTER TABLE shape DROP CONSTRAINT c; TRUNCATE shape");
        return (
            hint,
            [
                .. values.Zip(
                    accepted,
                    (value, yes) => new TriedValue(value, yes, hint.BrokenBy(value))
                ),
            ]
        );
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await shop.DisposeAsync();
    }

    private static IEnumerable<object> Values(CatalogTable table, string column) =>
        ValueKinds.Of(table.Column(column)!)
            is ValueKind.Whole
                or ValueKind.Numeric
                or ValueKind.Float
            ? Numbers.Cast<object>()
            : Texts;

    private async Task<List<bool>> AcceptedAsync(string column, IEnumerable<object> values)
    {
        await using var command = new NpgsqlCommand("SELECT accepted($1, $2)", connection)
        {
            Parameters =
            {
                new() { Value = column },
                new() { Value = values.Select(Literal).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var accepted = new List<bool>();
        while (await reader.ReadAsync())
        {
            accepted.Add(reader.GetBoolean(0));
        }
        return accepted;
    }

    private static string Literal(object value) =>
        value is string text
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
