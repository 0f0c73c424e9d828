using System.Globalization;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>The message of one rule, from the best source available.</summary>
internal sealed class RuleMessage(
    Vocabulary vocabulary,
    CatalogTable table,
    CatalogRule rule,
    MessageArguments arguments
)
{
    private readonly Texts texts = Texts.In(arguments.Culture);
    private readonly CheckReading reading = CheckReading.Of(table, rule);

    private CultureInfo Language => texts.Language;

    private string Row => vocabulary.Rows(table.Schema, table.Name, 1, Language);

    private string Label(string column) =>
        vocabulary.Label(table.Schema, table.Name, column, Language);

    public Message? Written() =>
        Filled(arguments.FormText, MessageSource.Form)
        ?? Filled(
            vocabulary.Find(table.Schema, $"{table.Name}.{rule.Name}", Language),
            MessageSource.Resource
        )
        ?? Filled(RuleComment.Text(rule, Language, vocabulary), MessageSource.Comment)
        ?? (
            vocabulary.IsSchemaLanguage(Language)
            && RuleName.Sentence(table, rule, reading, Label) is { } said
                ? new Message(Stopped(said), MessageSource.Name)
                : null
        );

    public Message? Composed() =>
        Composer.Compose(rule, reading, arguments.Value) is { Length: > 0 } text
            ? new Message(text, MessageSource.Composed)
            : null;

    public Message Limit(FieldLimit limit) =>
        new(Composer.Broken(limit, rule.Columns[0]), MessageSource.Composed);

    /// <summary>
    /// Gives the rule's name if somebody chose it, otherwise a number that leads to the rule in the log.
    /// </summary>
    public Message Generic()
    {
        var labels = rule.Columns.Select(Label).ToList();
        IReadOnlyList<string> inside = [.. labels.Select(Vocabulary.Inside)];
        return new(
            texts.Get(
                GenericKey(labels.Count),
                (
                    "label",
                    labels is [var first, .. var others]
                        ? texts.And([first, .. others.Select(Vocabulary.Inside)])
                        : null
                ),
                ("fields", texts.And(inside)),
                ("rule", Vocabulary.Words(rule.Name)),
                ("row", Row),
                ("reference", rule.Key.Reference)
            ),
            MessageSource.Generic
        );
    }

    private string GenericKey(int columns) =>
        (columns, vocabulary.IsSchemaLanguage(Language) && RuleName.HasWords(rule)) switch
        {
            (> 0, true) => "Breaks",
            (0, _) => table.Name.Length == 0 ? "GenericAll" : "GenericRow",
            (1, _) => "Generic",
            _ => "GenericMany",
        };

    private Composer Composer =>
        new(
            table,
            texts,
            Label,
            Row,
            rule.ReferencedTable is (var schema, var name)
                ? vocabulary.Rows(schema, name, 1, Language)
                : null
        );

    private Message? Filled(string? template, MessageSource source)
    {
        if (
            string.IsNullOrWhiteSpace(template)
            || !(source == MessageSource.Comment || SaysWhatIsChecked(template))
        )
        {
            return null;
        }
        var values = new Dictionary<string, string>(
            reading.Single?.Arguments(texts) ?? new Dictionary<string, string>()
        )
        {
            ["row"] = Row,
        };
        if (rule.Columns.Count > 0)
        {
            values["label"] = Label(rule.Columns[0]);
            values["field"] = Vocabulary.Inside(values["label"]);
        }
        if (arguments.Value is not null)
        {
            values["value"] = Convert.ToString(arguments.Value, texts.Formats)!;
        }
        return Texts.Fill(template, values) is { } text ? new Message(Stopped(text), source) : null;
    }

    /// <summary>
    /// A text must not contradict the live rule. If the rule's bounds can be read, the text must name each of them by
    /// placeholder; otherwise it must name none. A comment is dropped together with its rule, so it may say anything.
    /// </summary>
    private bool SaysWhatIsChecked(string template)
    {
        var named = Texts
            .Placeholders(template)
            .Except(["label", "field", "row", "value"])
            .ToHashSet();
        var bounds = reading is { IsComplete: true, Single: { } single }
            ? single.Arguments(texts).Keys
            : [];
        return named.SetEquals(bounds);
    }

    private static string Stopped(string text) =>
        text.TrimEnd() is [.., '.' or '!' or '?'] done ? done : $"{text.TrimEnd()}.";
}
