namespace ShopFlow.Data.Constraints.Expressions;

internal sealed partial class SqlParser
{
    private static readonly string[] WithoutBrackets =
    [
        "CURRENT_DATE",
        "CURRENT_TIME",
        "CURRENT_TIMESTAMP",
        "LOCALTIME",
        "LOCALTIMESTAMP",
        "CURRENT_USER",
        "SESSION_USER",
        "CURRENT_ROLE",
        "CURRENT_CATALOG",
        "CURRENT_SCHEMA",
    ];

    /// <summary>Keywords between the arguments of functions with a syntax of their own.</summary>
    private static readonly string[] Between =
    [
        "FROM",
        "FOR",
        "IN",
        "PLACING",
        "VARIADIC",
        "BOTH",
        "LEADING",
        "TRAILING",
    ];

    private SqlExpression Primary()
    {
        switch (Here.Kind)
        {
            case SqlTokenKind.Number or SqlTokenKind.Text:
                return new SqlExpression.Constant(Advance());
            case SqlTokenKind.Symbol when Symbol("("):
                var items = Until(")");
                return items is [var only] ? only : new SqlExpression.List(items);
            case SqlTokenKind.QuotedName:
                return Named(Advance());
            case SqlTokenKind.Name:
                return Keyword() ?? Named(Advance());
            default:
                Advance();
                return new SqlExpression.Other([]);
        }
    }

    private SqlExpression? Keyword()
    {
        if (Word("NULL"))
        {
            return new SqlExpression.Constant(null);
        }
        if (Here.IsWord("TRUE") || Here.IsWord("FALSE"))
        {
            return new SqlExpression.Constant(Advance());
        }
        if (Word("CASE"))
        {
            return new SqlExpression.Other(UntilWord("END"));
        }
        if (Here.IsWord("ARRAY") && Next.IsSymbol("["))
        {
            at += 2;
            return new SqlExpression.List(Until("]"));
        }
        return WithoutBrackets.Contains(Here.Text, StringComparer.Ordinal)
            ? new SqlExpression.Call(Advance().ToLowerInvariant(), [])
            : null;
    }

    private SqlExpression Named(string name)
    {
        while (Here.IsSymbol(".") && Next.Kind is SqlTokenKind.Name or SqlTokenKind.QuotedName)
        {
            at++;
            name = Advance();
        }
        if (!Symbol("("))
        {
            return new SqlExpression.Column(name);
        }
        var unit = name == "EXTRACT" ? new SqlExpression.Constant(Advance()) : null;
        // Only TRIM(BOTH ...) is btrim: the other two leave blanks on one side.
        var trimsOneSide = Here.IsWord("LEADING") || Here.IsWord("TRAILING");
        var arguments = Until(")");
        return trimsOneSide
            ? new SqlExpression.Other(arguments)
            : new SqlExpression.Call(
                name.ToLowerInvariant(),
                unit is null ? arguments : [unit, .. arguments]
            );
    }

    private List<SqlExpression> Until(string closing)
    {
        var items = new List<SqlExpression>();
        while (Here.Kind != SqlTokenKind.End && !Symbol(closing))
        {
            if (!Symbol(",") && !Symbol(":") && !Take(Between.Any(Here.IsWord)))
            {
                items.Add(Or());
            }
        }
        return items;
    }

    private List<SqlExpression> UntilWord(string closing)
    {
        var items = new List<SqlExpression>();
        while (Here.Kind != SqlTokenKind.End && !Word(closing))
        {
            if (!Word("WHEN") && !Word("THEN") && !Word("ELSE"))
            {
                items.Add(Or());
            }
        }
        return items;
    }

    private string Type()
    {
        var type = Advance();
        while (Symbol("."))
        {
            type = Advance();
        }
        type += Modifier();
        while (
            Here.IsWord("varying")
            || Here.IsWord("precision")
            || (Next.IsWord("time") && (Here.IsWord("with") || Here.IsWord("without")))
        )
        {
            type +=
                Here.IsWord("varying") || Here.IsWord("precision") ? $" {Advance()}" : TimeZone();
        }
        type += Modifier();
        while (Here.IsSymbol("[") && Next.IsSymbol("]"))
        {
            at += 2;
            type += "[]";
        }
        return type;
    }

    private string TimeZone() => $" {Advance()} {Advance()} {Advance()}";

    private string Modifier()
    {
        if (!Here.IsSymbol("("))
        {
            return "";
        }
        var start = at;
        while (!Symbol(")") && Here.Kind != SqlTokenKind.End)
        {
            at++;
        }
        return string.Concat(tokens.Skip(start).Take(at - start).Select(token => token.Text));
    }
}
