using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Finds the sentence for a broken rule: the form's own, a resource, the rule's comment, its name, one composed from
/// its live expression, and at last one with a reference. It never has nothing to say.
/// </summary>
public sealed class MessageBook(Vocabulary vocabulary)
{
    public Message Sentence(CatalogTable table, CatalogRule rule, MessageArguments arguments) =>
        rule switch
        {
            { Kind: RuleKind.Range or RuleKind.Length, Columns: [var column] }
                when Broken(table, column, arguments.Value) is { } limit => Sentence(
                table,
                limit,
                arguments
            ),
            _ => Ask(table, rule, arguments),
        };

    /// <summary>The sentence for a limit that a value breaks: the same that a refused save brings.</summary>
    public Message Sentence(CatalogTable table, FieldLimit limit, MessageArguments arguments)
    {
        var isType = limit.Rule.Kind is RuleKind.Range or RuleKind.Length;
        return isType
            ? new Page(vocabulary, table, limit.Rule, arguments).Limit(limit)
            : Ask(table, limit.Rule, arguments);
    }

    private Message Ask(CatalogTable table, CatalogRule rule, MessageArguments arguments)
    {
        var page = new Page(vocabulary, table, rule, arguments);
        return page.Written() ?? page.Composed() ?? page.Generic();
    }

    /// <summary>A value beyond its type may break a rule first, whose words are better than the type's.</summary>
    private static FieldLimit? Broken(CatalogTable table, string column, object? value) =>
        value is null
            ? null
            : HintReader
                .Read(table, column)
                .Limits.FirstOrDefault(limit =>
                    limit is not FieldLimit.Step && !limit.Allows(value)
                );
}
