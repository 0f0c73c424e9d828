namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>
/// Recursive descent over what <c>pg_get_expr</c> prints. What it can't read becomes <see cref="SqlExpression.Other"/>,
/// from which nothing is derived; it never fails.
/// </summary>
internal sealed partial class SqlParser
{
    private static readonly string[] Comparisons = ["=", "<", ">", "<=", ">=", "<>", "!="];
    private static readonly string[] Sums = ["+", "-"];
    private static readonly string[] Products = ["*", "/", "%"];
    private readonly IReadOnlyList<SqlToken> tokens;
    private int at;

    private SqlParser(IReadOnlyList<SqlToken> tokens) => this.tokens = tokens;

    public static SqlExpression Parse(string sql)
    {
        var parser = new SqlParser(SqlTokens.Of(sql));
        var whole = parser.Or();
        return parser.Here.Kind == SqlTokenKind.End ? whole : parser.Unread();
    }

    private SqlExpression.Other Unread() =>
        new([
            .. tokens
                .Where(token => token.Kind is SqlTokenKind.Name or SqlTokenKind.QuotedName)
                .Select(token => new SqlExpression.Column(token.Text)),
        ]);

    private SqlToken Here => tokens[at];

    private SqlToken Next => tokens[Math.Min(at + 1, tokens.Count - 1)];

    private bool Word(string word) => Take(Here.IsWord(word));

    private bool Symbol(string symbol) => Take(Here.IsSymbol(symbol));

    private bool Take(bool matches)
    {
        at += matches ? 1 : 0;
        return matches;
    }

    private string Advance() => Here.Kind == SqlTokenKind.End ? "" : tokens[at++].Text;

    private SqlExpression Or() => Left("OR", And);

    private SqlExpression And() => Left("AND", Not);

    private SqlExpression Left(string word, Func<SqlExpression> operand)
    {
        var first = operand();
        var operands = new List<SqlExpression> { first };
        while (Word(word))
        {
            operands.Add(operand());
        }
        return operands.Count == 1 ? first : new SqlExpression.Operation(word, operands);
    }

    private SqlExpression Not() => Word("NOT") ? new SqlExpression.Operation("NOT", [Not()]) : Is();

    private SqlExpression Is()
    {
        var operand = Comparison();
        while (Word("IS"))
        {
            var not = Word("NOT") ? "IS NOT " : "IS ";
            if (Word("DISTINCT"))
            {
                Word("FROM");
                operand = new SqlExpression.Operation(
                    $"{not}DISTINCT FROM",
                    [operand, Comparison()]
                );
            }
            else
            {
                operand = new SqlExpression.Operation(not + Advance(), [operand]);
            }
        }
        return operand;
    }

    private SqlExpression Comparison() => Binary(Other, Comparisons.Contains);

    private SqlExpression Other() =>
        Binary(
            Sum,
            op =>
                !Comparisons.Contains(op)
                && !Sums.Contains(op)
                && !Products.Contains(op)
                && op != "^"
        );

    private SqlExpression Sum() => Binary(Product, Sums.Contains);

    private SqlExpression Product() => Binary(Power, Products.Contains);

    private SqlExpression Power() => Binary(Unary, op => op == "^");

    private SqlExpression Binary(Func<SqlExpression> operand, Func<string, bool> belongs)
    {
        var left = operand();
        while (Operator() is { } op && belongs(op))
        {
            SkipOperator();
            left =
                Here.IsWord("ANY") || Here.IsWord("ALL") || Here.IsWord("SOME")
                    ? Quantified(left, op)
                    : new SqlExpression.Operation(op, [left, operand()]);
        }
        return left;
    }

    /// <summary>Also reads <c>OPERATOR(schema.=)</c>, as PostgreSQL prints operators outside the search path.</summary>
    private string? Operator()
    {
        if (
            Here.Kind == SqlTokenKind.Symbol
            && "+-*/<>=~!@#%^&|`?".Contains(Here.Text[0], StringComparison.Ordinal)
        )
        {
            return Here.Text;
        }
        return Here.IsWord("OPERATOR") && Next.IsSymbol("(") ? "OPERATOR" : null;
    }

    private void SkipOperator()
    {
        if (!Word("OPERATOR"))
        {
            at++;
            return;
        }
        while (!Symbol(")") && Here.Kind != SqlTokenKind.End)
        {
            at++;
        }
    }

    private SqlExpression.Quantified Quantified(SqlExpression left, string op)
    {
        var isAll = Word("ALL");
        if (!isAll)
        {
            at++;
        }
        return new(left, op, isAll, Unary());
    }

    private SqlExpression Unary()
    {
        if (Operator() is { } op)
        {
            SkipOperator();
            return new SqlExpression.Operation(op, [Unary()]);
        }
        return Suffixes(Primary());
    }

    private SqlExpression Suffixes(SqlExpression operand)
    {
        while (true)
        {
            if (Symbol("::"))
            {
                operand = new SqlExpression.Cast(operand, Type());
            }
            else if (Symbol("["))
            {
                operand = new SqlExpression.Other([operand, .. Until("]")]);
            }
            else if (Word("COLLATE"))
            {
                Type();
                operand = new SqlExpression.Other([operand]);
            }
            else if (Here.IsWord("AT") && Next.IsWord("TIME"))
            {
                at += 3;
                operand = new SqlExpression.Other([operand, Unary()]);
            }
            else if (
                Here.IsSymbol(".") && Next.Kind is SqlTokenKind.Name or SqlTokenKind.QuotedName
            )
            {
                at += 2;
                operand = new SqlExpression.Other([operand]);
            }
            else
            {
                return operand;
            }
        }
    }
}
