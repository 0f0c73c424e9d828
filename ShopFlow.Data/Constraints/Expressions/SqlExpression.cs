namespace ShopFlow.Data.Constraints.Expressions;

/// <summary>An expression as PostgreSQL prints it, parsed as far as limits and sentences need it.</summary>
internal abstract record SqlExpression
{
    private SqlExpression() { }

    /// <summary>The columns it mentions, each once, in order of first mention.</summary>
    public IEnumerable<string> Columns => Mentions().Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Mentions() =>
        this is Column column ? [column.Name] : Parts.SelectMany(part => part.Mentions());

    protected virtual IEnumerable<SqlExpression> Parts => [];

    /// <summary>In a domain's constraint the value is called <c>VALUE</c>.</summary>
    public sealed record Column(string Name) : SqlExpression;

    /// <param name="Text">Null for NULL.</param>
    public sealed record Constant(string? Text) : SqlExpression;

    /// <param name="Name">In lower case, without a schema.</param>
    public sealed record Call(string Name, IReadOnlyList<SqlExpression> Arguments) : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => Arguments;
    }

    /// <param name="Type">With its modifier and brackets, if any.</param>
    public sealed record Cast(SqlExpression Operand, string Type) : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => [Operand];
    }

    /// <param name="Operator">A symbol, or words in upper case (<c>AND</c>, <c>IS NOT NULL</c>).</param>
    public sealed record Operation(string Operator, IReadOnlyList<SqlExpression> Operands)
        : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => Operands;
    }

    /// <summary><c>left = ANY (array)</c> or <c>left &lt;&gt; ALL (array)</c>.</summary>
    public sealed record Quantified(
        SqlExpression Left,
        string Operator,
        bool IsAll,
        SqlExpression Array
    ) : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => [Left, Array];
    }

    public sealed record List(IReadOnlyList<SqlExpression> Items) : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => Items;
    }

    /// <summary>Something where only the columns are understood: CASE, a subscript, a collation.</summary>
    public sealed record Other(IReadOnlyList<SqlExpression> Items) : SqlExpression
    {
        protected override IEnumerable<SqlExpression> Parts => Items;
    }
}
