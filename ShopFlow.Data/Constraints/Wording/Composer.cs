using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>
/// Composes a sentence from a rule's kind, its columns and its live expression; null if they say too little.
/// </summary>
internal sealed class Composer(
    CatalogTable table,
    Texts texts,
    Func<string, string> label,
    string row,
    string? referred
)
{
    public string? Compose(CatalogRule rule, CheckReading reading, object? value)
    {
        var labels = rule.Columns.Select(label).ToList();
        return rule.Kind switch
        {
            RuleKind.Check or RuleKind.Domain => Check(rule, reading, value),
            RuleKind.PrimaryKey => texts.Get("PrimaryKey", ("row", row)),
            RuleKind.Exclusion => texts.Get("Exclusion", ("row", row)),
            RuleKind.Unique when labels.Count > 1 => texts.Get(
                "UniqueTogether",
                ("fields", texts.And(Inside(labels)))
            ),
            _ when labels.Count == 0 => rule.Kind == RuleKind.Unique
                ? texts.Get("UniqueRow", ("row", row))
                : null,
            RuleKind.Unique => Field(IsList(rule) ? "UniqueMany" : "Unique", rule),
            RuleKind.NotNull => Field("Required", rule),
            RuleKind.ForeignKey => texts.Get(
                "ForeignKey",
                ("label", texts.And(labels)),
                ("field", IsRole(labels[0]) ? referred : texts.And(Inside(labels)))
            ),
            RuleKind.AllOrNone => texts.Get("AllOrNone", ("fields", texts.And(labels))),
            RuleKind.Partition => texts.Get("NoPartition", ("fields", texts.And(Inside(labels)))),
            RuleKind.Unstorable => Field("Unstorable", rule),
            RuleKind.IndexSize => Field("IndexSize", rule),
            RuleKind.Malformed => Field(Malformed(table.Column(rule.Columns[0])?.Type), rule),
            RuleKind.Given => Field("Given", rule),
            RuleKind.Unreadable => Field("Form", rule),
            RuleKind.Derivation => texts.Get(
                "Derivation",
                ("label", labels[0]),
                ("fields", texts.And(Inside(labels.Skip(1))))
            ),
            RuleKind.Range or RuleKind.Length => OfType(rule),
            _ => null,
        };
    }

    private bool IsList(CatalogRule rule) =>
        table.Column(rule.Columns[0])?.Type.EndsWith("[]", StringComparison.Ordinal) == true;

    /// <summary>"From account" says what the row is for here, and no one says "this from account".</summary>
    private static bool IsRole(string label) =>
        label.Split(' ')[0] is "From" or "To" or "By" or "For" or "With" or "In" or "Of" or "Via";

    private static string Malformed(string? type) =>
        type is "json" or "jsonb" ? "Json"
        : type?.EndsWith("range", StringComparison.Ordinal) == true ? "RangeBounds"
        : "Form";

    private string Field(string key, CatalogRule rule) =>
        texts.Get(
            key,
            ("label", label(rule.Columns[0])),
            ("field", Vocabulary.Inside(label(rule.Columns[0]))),
            ("row", row)
        );

    private static IReadOnlyList<string> Inside(IEnumerable<string> labels) =>
        [.. labels.Select(Vocabulary.Inside)];

    /// <summary>For a number its type can't hold: the tightest bounds, whichever rule they come from.</summary>
    private string OfType(CatalogRule rule)
    {
        var limits = table.Column(rule.Columns[0]) is { IsArray: true } array
            ? HintReader.OfItems(table, array)
            : HintReader.Read(table, rule.Columns[0]).Limits;
        var sides = limits.Where(limit =>
            rule.Kind == RuleKind.Length
                ? limit is FieldLimit.MaxLength
                : limit is FieldLimit.Min or FieldLimit.Max or FieldLimit.OneOf
        );
        var said = Worded(Subject(rule, rule.Columns[0]), Bounds.Of([.. sides]));
        return said.Length > 0
            ? said
            : Field(rule.Kind == RuleKind.Length ? "IndexSize" : "Beyond", rule);
    }

    private string? Check(CatalogRule rule, CheckReading reading, object? value)
    {
        var others = reading.Unread.Select(x => Relation(rule, x)).ToList();
        if (others.TrueForAll(sentence => sentence is not null))
        {
            var sentences = reading.Columns.Select(x =>
                Worded(Subject(rule, x.Column), Bounds.Of(x.Limits))
            );
            return string.Join(
                ' ',
                sentences.Concat(others).Where(x => x is { Length: > 0 }).Distinct()
            );
        }
        // If only one part can be put into words, it is worth saying only if it is the part that was broken.
        return
            value is not null
            && reading is { Columns: [var only] }
            && only.Limits.FirstOrDefault(x => !x.Allows(value)) is { } broken
            ? Broken(broken, only.Column)
            : null;
    }

    private string? Relation(CatalogRule rule, SqlExpression expression) =>
        new RelationComposer(new(table, rule, texts, label), texts).Compose(expression);

    /// <summary>A single limit, for a value that is known to break it.</summary>
    public string Broken(FieldLimit limit, string column) =>
        Worded(Subject(limit.Rule, column), Bounds.Of([limit]));

    /// <summary>What the rule is about: the column, or each item of its array.</summary>
    private string Subject(CatalogRule rule, string column)
    {
        var array = table.Column(column) is { IsArray: true } known ? known : null;
        var isOfItems =
            rule.Kind is RuleKind.Range or RuleKind.Length
            || rule.Kind == RuleKind.Domain && array is { HasItemDomain: true };
        return array is not null && isOfItems
            ? texts.Get("EachItem", ("field", Vocabulary.Inside(label(column))))
            : label(column);
    }

    /// <summary>One sentence for each kind of limit, whichever one was broken.</summary>
    private string Worded(string subject, Bounds bounds)
    {
        var arguments = bounds.Arguments(texts).Select(x => (x.Key, (string?)x.Value));
        (string, string?)[] all =
        [
            ("label", subject),
            ("decimals", bounds.Step is { } step ? $"{Decimals(step)}" : null),
            .. arguments,
        ];
        return string.Join(' ', Keys(bounds).Select(key => texts.Get(key, all)));
    }

    private static List<string> Keys(Bounds bounds)
    {
        string?[] keys = bounds.Allowed is { } allowed
            ? [allowed.Count > 2 ? "OneOf" : "Exactly"]
            :
            [
                Range(bounds),
                bounds.Excluded is null ? null : "NoneOf",
                bounds.Step is { } step ? Step(step) : null,
                bounds.IsNotBlank ? "NotBlank" : null,
                Length(bounds),
            ];
        var said = keys.OfType<string>().ToList();
        return said.Count == 0 && bounds.IsRequired ? ["Required"] : said;
    }

    private static string? Range(Bounds bounds) =>
        bounds switch
        {
            { Min: not null, Max: not null } => Between(bounds),
            { Min: not null } => bounds.Min.IsExclusive ? "Above" : "Min",
            { Max: not null } => bounds.Max.IsExclusive ? "Below" : "Max",
            _ => null,
        };

    private static string? Length(Bounds bounds) =>
        bounds switch
        {
            { MinLength: { } min, MaxLength: { } max } => min == max
                ? "ExactLength"
                : "LengthBetween",
            { MinLength: not null } => "MinLength",
            { MaxLength: 1 } => "MaxLengthOne",
            { MaxLength: not null } => "MaxLength",
            _ => null,
        };

    private static string Between(Bounds bounds) =>
        (bounds.Min!.IsExclusive, bounds.Max!.IsExclusive) switch
        {
            (false, false) => "Between",
            (true, false) => "AboveToMax",
            (false, true) => "MinToBelow",
            _ => "AboveToBelow",
        };

    private static string Step(decimal step) =>
        step == 1 ? "Whole"
        : Power.OfTen(-Decimals(step)) != step ? "Step"
        : step == 0.1m ? "OneDecimal"
        : "Decimals";

    private static int Decimals(decimal step) =>
        step >= 1 ? 0 : (step / 1.0000000000000000000000000000m).Scale;
}
