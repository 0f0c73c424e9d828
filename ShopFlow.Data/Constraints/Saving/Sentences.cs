using ShopFlow.Data.Constraints.Explaining;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>Turns findings into sentences at fields.</summary>
internal sealed class Sentences(FieldMap fields, MessageBook messages)
{
    public IReadOnlyList<FieldMessage> Of(IEnumerable<Finding> findings) =>
        [
            .. findings
                .Select(Message)
                .DistinctBy(message => (message.Target, message.Property, message.Text)),
        ];

    /// <summary>
    /// A referenced row's key was changed: the message belongs at its own field, not at the rows that refer to it.
    /// </summary>
    public FieldMessage Used(PendingRow parent, CatalogRule rule, Reference? by)
    {
        var column = rule.Reference!.Columns[^1];
        var field = fields.Field(parent, column);
        return new(
            field?.Target,
            field?.Property,
            messages.Used(parent.Row.Table, column, by),
            rule.Key
        );
    }

    /// <summary>A unique value that another row gives up in the same save.</summary>
    public FieldMessage Taken((PendingRow Row, PendingRow From, Taking Taking) found)
    {
        var (row, rule) = (found.Row, found.Taking.Rule);
        var given = rule.Columns.Where(column => row.Row.Input(column) is not null);
        List<string> columns = [.. given.DefaultIfEmpty(rule.Columns[^1])];
        var shown = columns.Select(column => fields.Field(row, column)).OfType<Field>().ToList();
        var text = messages.Taken(
            row.Row.Table,
            columns[^1],
            found.Taking.IsMutual && rule.Columns.Count == 1
                ? (row.Row.Input(columns[^1])?.Value, found.From.Row.Input(columns[^1])?.Value)
                : default
        );
        return new(
            shown is [.., var last] ? last.Target : null,
            shown is [.., var field] ? field.Property : null,
            text,
            rule.Key
        )
        {
            Also = [.. shown.SkipLast(1).Select(other => other.Property)],
        };
    }

    /// <summary>A rule over several fields shows its message at the last one and marks the others.</summary>
    private FieldMessage Message(Finding finding)
    {
        var rule = Asked(finding);
        var shown = Columns(finding.Table, rule)
            .Select(column => finding.Row is { } row ? fields.Field(row, column) : null)
            .OfType<Field>()
            .ToList();
        var text = Text(finding, rule);
        return shown is [.. var others, var last]
            ? new(last.Target, last.Property, text, rule.Key)
            {
                Also = [.. others.Select(other => other.Property)],
            }
            : new(null, null, text, rule.Key);
    }

    /// <summary>If the rule's comment names a column, the message goes there.</summary>
    private static IEnumerable<string> Columns(CatalogTable table, CatalogRule rule) =>
        RuleComment.Field(rule) is { } field
            ? rule.Columns.Where(column => column != field).Append(field)
        : rule.Kind == RuleKind.Given ? rule.Columns
        : rule.Columns.SelectMany(column => Typed(table, column)).Distinct();

    /// <summary>Generated columns aren't typed: their source columns get the message.</summary>
    private static IEnumerable<string> Typed(CatalogTable table, string column) =>
        table.Column(column) is { IsGenerated: true } generated
            ? table.Sources(generated).DefaultIfEmpty(column)
            : [column];

    /// <summary>An empty reference (0, because nothing was picked) counts as missing, not as invalid.</summary>
    private static CatalogRule Asked(Finding finding) =>
        finding.Rule is { Kind: RuleKind.ForeignKey, Columns: [var column] }
        && Given(finding) is { Value: null or 0 or 0L or (short)0 or "" }
            ? finding.Table.Demanded(RuleKind.NotNull, column)
            : finding.Rule;

    /// <summary>The written value of the rule's only column.</summary>
    private static ColumnInput? Given(Finding finding) =>
        finding is { Row: { } row, Rule.Columns: [var column] }
        && row.Row.Input(column) is { Source: ValueSource.Value } input
            ? input
            : null;

    private string Text(Finding finding, CatalogRule rule)
    {
        var arguments = new MessageArguments
        {
            Value = Given(finding)?.Value,
            FormText = finding.Row is { } row ? fields.OwnText(row, rule) : null,
        };
        IEnumerable<string?> roundings = rule.Columns.Select(column =>
            MessageBook.Rounding(finding.Table, rule, column, finding.Row?.Row.Input(column)?.Value)
        );
        return string.Join(
            ' ',
            roundings
                .OfType<string>()
                .Distinct()
                .Prepend(messages.Sentence(finding.Table, rule, arguments).Text)
        );
    }
}
