using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Expressions;
using static ShopFlow.Data.Constraints.Expressions.SqlExpression;

namespace ShopFlow.Tests.Unit.Constraints;

public sealed class SqlParserTests
{
    private static readonly CatalogRule Rule = new(
        new("public", "things", "chk"),
        RuleKind.Check,
        ["price"]
    );

    private static readonly CatalogColumn Price = new(
        Name: "price",
        Number: 1,
        Type: "numeric",
        Precision: null,
        Scale: null,
        MaxLength: null,
        IsNullable: true,
        Default: null,
        IsGenerated: false,
        IsIdentity: false,
        Domain: null,
        EnumLabels: null,
        Comment: null
    );

    [Theory]
    [InlineData("(price >= (0)::numeric)", "price")]
    [InlineData(
        "((vc)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "vc"
    )]
    [InlineData("(\"Odd \"\"name\"\"\" > 3)", "Odd \"name\"")]
    [InlineData("(EXTRACT(year FROM born) > (1900)::numeric)", "born")]
    [InlineData("(POSITION(('@'::text) IN (email)) > 1)", "email")]
    [InlineData("(\"substring\"(code, 1, 2) = 'AB'::text)", "code")]
    [InlineData("CASE WHEN a THEN (b > 0) ELSE (c IS NULL) END", "a,b,c")]
    [InlineData("((a + b) <= (c * (2)::numeric))", "a,b,c")]
    [InlineData("((born)::timestamp with time zone <= now())", "born")]
    [InlineData("((at)::timestamp(3) without time zone > LOCALTIMESTAMP)", "at")]
    [InlineData("((tags)[1] <> 'x'::text)", "tags")]
    [InlineData("((email COLLATE \"C\") ~ '^[^@ ]+@[^@ ]+$'::text)", "email")]
    [InlineData("((at AT TIME ZONE 'UTC'::text) > at2)", "at,at2")]
    [InlineData("((a).b > 0)", "a")]
    [InlineData("(NOT (public.is_odd(n) OR (n IS NULL)))", "n")]
    [InlineData("(email OPERATOR(public.=) 'x'::public.citext)", "email")]
    [InlineData("(name <> E'it''s \\\\ odd'::text)", "name")]
    [InlineData("(- n) < '-5'::integer", "n")]
    [InlineData("num_nonnulls(VARIADIC ARRAY[a, b]) = 1", "a,b")]
    [InlineData("((duration > '1 day'::interval) AND (CURRENT_DATE > d))", "duration,d")]
    [InlineData("ROW(a, b) < ROW(1, 2)", "a,b")]
    public void The_columns_of_an_expression_are_found(string sql, string columns) =>
        Assert.Equal(columns, string.Join(',', SqlParser.Parse(sql).Columns));

    [Theory]
    [InlineData("")]
    [InlineData("(((")]
    [InlineData("price >=")]
    [InlineData("'never ends")]
    [InlineData("\"never ends")]
    [InlineData("a ? b @@ c ~~~ d ::")]
    [InlineData("price >= 0 )))) and")]
    [InlineData("CASE WHEN")]
    [InlineData("x IS")]
    [InlineData("x = ANY")]
    public void Text_that_is_not_an_expression_limits_nothing(string sql) =>
        Assert.Empty(LimitReader.Read(Rule, Price, SqlParser.Parse(sql)).Limits);

    [Fact]
    public void The_parser_gets_through_any_tokens_in_any_order()
    {
        string[] pieces =
        [
            "(",
            ")",
            "[",
            "]",
            ",",
            "::",
            ".",
            "a",
            "\"b\"",
            "'c'",
            "1",
            "-",
            "=",
            "<>",
            "~~",
            "AND",
            "OR",
            "NOT",
            "IS",
            "NULL",
            "DISTINCT",
            "FROM",
            "ANY",
            "ALL",
            "ARRAY",
            "CASE",
            "WHEN",
            "END",
            "COLLATE",
            "AT",
            "TIME",
            "EXTRACT",
            "TRIM",
            "BOTH",
            "IN",
            "OPERATOR",
            "text",
            "character",
            "varying",
            "with",
            "zone",
            "'",
            "\"",
        ];
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var sql = string.Join(
                ' ',
                Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            Assert.All(SqlParser.Parse(sql).Columns, name => Assert.Contains(name, sql));
        }
    }

    [Fact]
    public void And_binds_closer_than_or()
    {
        var whole = Assert.IsType<Operation>(SqlParser.Parse("a = 1 OR b = 2 AND NOT c = 3"));

        Assert.Equal("OR", whole.Operator);
        Assert.Equal("AND", Assert.IsType<Operation>(whole.Operands[1]).Operator);
    }

    [Fact]
    public void Products_bind_closer_than_sums_and_sums_closer_than_comparisons()
    {
        var whole = Assert.IsType<Operation>(SqlParser.Parse("a + b * c <= d"));

        Assert.Equal("<=", whole.Operator);
        Assert.Equal("+", Assert.IsType<Operation>(whole.Operands[0]).Operator);
    }
}
