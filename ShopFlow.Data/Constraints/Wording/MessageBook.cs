using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Finds the sentence for a broken rule. It tries the form's own, a resource, the rule's comment, its name, one
/// composed from its live expression, and finally one with a reference, so there always is one.
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

    /// <summary>The sentence for a limit that a value breaks; a refused save shows the same one.</summary>
    public Message Sentence(CatalogTable table, FieldLimit limit, MessageArguments arguments)
    {
        var isType = limit.Rule.Kind is RuleKind.Range or RuleKind.Length;
        return isType
            ? new RuleMessage(vocabulary, table, limit.Rule, arguments).Limit(limit)
            : Ask(table, limit.Rule, arguments);
    }

    /// <summary>
    /// The sentence for text that isn't the kind of value its field takes, so no database rule ever sees it.
    /// </summary>
    /// <param name="rule">
    /// Any rule of the field's column, to look up its label; null if the database has no limit for it.
    /// </param>
    /// <param name="otherwise">What the field is called if there is no rule.</param>
    public string Sentence(TypingFault fault, CatalogRule? rule, string otherwise)
    {
        var texts = Texts.In(null);
        var label = rule is { Columns: [var column] }
            ? vocabulary.Label(rule.Key.Schema, rule.Key.Table, column, texts.Language)
            : otherwise;
        return fault switch
        {
            TypingFault.Missing => texts.Get("Required", ("label", label)),
            TypingFault.TooPrecise(0) => texts.Get("Whole", ("label", label)),
            TypingFault.TooPrecise(1) => texts.Get("OneDecimal", ("label", label)),
            TypingFault.TooPrecise(var most) => texts.Get(
                "Decimals",
                ("label", label),
                ("decimals", $"{most}")
            ),
            _ => texts.Get("Number", ("label", label)),
        };
    }

    /// <summary>The sentence for a changed key that other rows refer to.</summary>
    /// <param name="by">Those rows; null if they can't be counted.</param>
    public string Used(CatalogTable table, string column, Reference? by)
    {
        var texts = Texts.In(null);
        var label = vocabulary.Label(table.Schema, table.Name, column, texts.Language);
        return texts.Get(
            by is null ? "UsedElsewhere" : "Used",
            ("label", label),
            ("field", Vocabulary.Inside(label)),
            ("references", by is null ? null : new DeleteSentences(vocabulary).Count(by))
        );
    }

    /// <summary>The sentence for a unique value that another row of the same save gives up only at the end.</summary>
    /// <param name="swapped">
    /// What two rows would swap; empty if the values mean nothing to people, or more than two rows are involved.
    /// </param>
    internal string Taken(CatalogTable table, string column, (object? Own, object? Other) swapped)
    {
        var texts = Texts.In(null);
        var label = vocabulary.Label(table.Schema, table.Name, column, texts.Language);
        var isReference = table.Rules.Any(rule =>
            rule.Kind == RuleKind.ForeignKey && rule.Columns.Contains(column)
        );
        return texts.Get(
            swapped is ({ }, { }) && !isReference ? "Swapped" : "Moved",
            ("label", label),
            ("field", Vocabulary.Inside(label)),
            ("row", vocabulary.Rows(table.Schema, table.Name, 1, texts.Language)),
            ("value", Convert.ToString(swapped.Own, texts.Formats)),
            ("other", Convert.ToString(swapped.Other, texts.Formats))
        );
    }

    /// <summary>The rounded value, if a value breaks a rule only after rounding.</summary>
    internal static string? Rounding(
        CatalogTable table,
        CatalogRule rule,
        string column,
        object? value
    ) =>
        value is decimal typed
        && rule.Kind is not (RuleKind.Range or RuleKind.NotNull)
        && table.Column(column) is { IsArray: false } known
        && Rounded.As(typed, known) is { } stored
        && LimitReader.Read(rule, known).Limits.All(limit => limit.Allows(typed))
            ? Texts.In(null).Get("StoredAs", ("value", Rounded.Text(typed)), ("stored", stored))
            : null;

    private Message Ask(CatalogTable table, CatalogRule rule, MessageArguments arguments)
    {
        var message = new RuleMessage(vocabulary, table, rule, arguments);
        if (rule.Kind is RuleKind.Partition or RuleKind.AllOrNone)
            return message.Composed() ?? message.Generic();

        return message.Written() ?? message.Composed() ?? message.Generic();
    }

    /// <summary>
    /// A value that its type can't hold may also break a rule, whose sentence is better than the type's.
    /// </summary>
    private static FieldLimit? Broken(CatalogTable table, string column, object? value) =>
        value is null
            ? null
            : HintReader
                .Read(table, column)
                .Limits.FirstOrDefault(limit =>
                    limit is not FieldLimit.Step && !limit.Allows(value)
                );
}
