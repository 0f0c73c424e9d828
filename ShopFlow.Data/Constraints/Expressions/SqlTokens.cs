using System.Text;

namespace ShopFlow.Data.Constraints.Expressions;

internal enum SqlTokenKind
{
    Name,
    QuotedName,
    Text,
    Number,
    Symbol,
    End,
}

internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    /// <summary>True for an unquoted word; PostgreSQL prints its keywords in upper case, types in lower.</summary>
    public bool IsWord(string word) =>
        Kind == SqlTokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;
}

/// <summary>Splits an expression into tokens. It never fails: anything unknown becomes a symbol.</summary>
internal sealed class SqlTokens(string sql)
{
    private const string Operators = "+-*/<>=~!@#%^&|`?";
    private int at;

    public static IReadOnlyList<SqlToken> Of(string sql) => [.. new SqlTokens(sql).All()];

    private char Here => at < sql.Length ? sql[at] : '\0';

    private char Next => at + 1 < sql.Length ? sql[at + 1] : '\0';

    private IEnumerable<SqlToken> All()
    {
        while (true)
        {
            while (char.IsWhiteSpace(Here))
            {
                at++;
            }
            if (at >= sql.Length)
            {
                yield return new(SqlTokenKind.End, "");
                yield break;
            }
            yield return Read();
        }
    }

    private SqlToken Read() =>
        Here switch
        {
            '"' => new(SqlTokenKind.QuotedName, Quoted('"', escapes: false)),
            '\'' => new(SqlTokenKind.Text, Quoted('\'', escapes: false)),
            'E' or 'e' or 'B' or 'X' when Next == '\'' => Prefixed(),
            var c when char.IsDigit(c) || (c == '.' && char.IsDigit(Next)) => Number(),
            var c when char.IsLetter(c) || c == '_' => new(
                SqlTokenKind.Name,
                While(x => char.IsLetterOrDigit(x) || x is '_' or '$')
            ),
            _ => new(SqlTokenKind.Symbol, Symbol()),
        };

    private SqlToken Prefixed()
    {
        var escapes = Here is 'E' or 'e';
        at++;
        return new(SqlTokenKind.Text, Quoted('\'', escapes));
    }

    private SqlToken Number()
    {
        var start = at;
        While(c => char.IsDigit(c) || c == '.');
        if (Here is 'e' or 'E')
        {
            at++;
            While(c => char.IsDigit(c) || c is '+' or '-');
        }
        return new(SqlTokenKind.Number, sql[start..at]);
    }

    private string Symbol()
    {
        if (Here == ':' && Next == ':')
        {
            at += 2;
            return "::";
        }
        return Operators.Contains(Here, StringComparison.Ordinal)
            ? While(c => Operators.Contains(c, StringComparison.Ordinal))
            : sql[at++].ToString();
    }

    private string Quoted(char quote, bool escapes)
    {
        var text = new StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (Here == quote && Next != quote)
            {
                break;
            }
            if (Here == quote || (escapes && Here == '\\'))
            {
                at++;
            }
            text.Append(Here);
        }
        at++;
        return text.ToString();
    }

    private string While(Func<char, bool> belongs)
    {
        var start = at;
        while (at < sql.Length && belongs(Here))
        {
            at++;
        }
        return sql[start..at];
    }
}
