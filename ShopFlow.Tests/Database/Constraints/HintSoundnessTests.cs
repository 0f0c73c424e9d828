using System.Globalization;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Expressions;
using ShopFlow.Tests.Support;
using Xunit.Abstractions;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Whatever a derived limit refuses, the database refuses too.</summary>
public sealed class HintSoundnessTests(ITestOutputHelper output)
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

    [Fact]
    public async Task A_limit_refuses_nothing_that_the_database_accepts()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, Schema);
        var wrong = new List<string>();
        var (derived, compared, tooLoose) = (0, 0, 0);

        foreach (var shape in CheckShape.All)
        {
            var constraint = $"ALTER TABLE shape ADD CONSTRAINT c CHECK ({shape.Check})";
            await ExecuteAsync(connection, constraint);
            var catalog = await shop.Get<Rulebook>().RevalidateAsync(connection, default);
            var hint = HintReader.Read(catalog.Table(null, "shape")!, shape.Column.Trim('"'));
            if (IsDerived(hint) != shape.IsDerived)
            {
                wrong.Add($"{shape} {hint}");
            }
            var values = Values(catalog.Table(null, "shape")!, shape.Column.Trim('"')).ToList();
            foreach (
                var (value, accepts) in values.Zip(
                    await AcceptedAsync(connection, shape.Column, values)
                )
            )
            {
                var refusal = hint.Refusal(value);
                if (accepts && refusal is not (null or FieldLimit.Step))
                {
                    wrong.Add($"{shape} {value}: {refusal}");
                }
                (compared, tooLoose) = (
                    compared + 1,
                    tooLoose + (accepts || refusal is not null ? 0 : 1)
                );
            }
            derived += shape.IsDerived ? 1 : 0;
            await ExecuteAsync(connection, "ALTER TABLE shape DROP CONSTRAINT c; TRUNCATE shape");
        }
        Assert.Equal("", string.Join('\n', wrong));
        output.WriteLine(
            $"{CheckShape.All.Count} shapes, {derived} derived; {compared} values, {tooLoose} too loose, 0 too strict"
        );
    }

    private static bool IsDerived(FieldHint hint) =>
        hint.Limits.Any(limit => limit.Rule.Kind is RuleKind.Check or RuleKind.Domain);

    private static IEnumerable<object> Values(CatalogTable table, string column) =>
        ValueKinds.Of(table.Column(column)!)
            is ValueKind.Whole
                or ValueKind.Numeric
                or ValueKind.Float
            ? Numbers.Cast<object>()
            : Texts;

    private static async Task<List<bool>> AcceptedAsync(
        NpgsqlConnection connection,
        string column,
        IEnumerable<object> values
    )
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
