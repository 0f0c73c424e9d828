using System.Globalization;
using ShopFlow.Data.Constraints.Expressions;

namespace ShopFlow.Data.Constraints.Wording;

/// <summary>The limits of one column, the tightest of each kind.</summary>
internal sealed record Bounds
{
    public bool IsRequired { get; private init; }
    public bool IsNotBlank { get; private init; }
    public FieldLimit.Min? Min { get; private init; }
    public FieldLimit.Max? Max { get; private init; }
    public decimal? Step { get; private init; }
    public int? MinLength { get; private init; }
    public int? MaxLength { get; private init; }
    public IReadOnlyList<string>? Allowed { get; private init; }
    public IReadOnlyList<string>? Excluded { get; private init; }

    public static Bounds Of(IReadOnlyList<FieldLimit> limits)
    {
        var minLength = limits.OfType<FieldLimit.MinLength>().Max(limit => (int?)limit.Characters);
        return new()
        {
            IsRequired = limits.Any(limit => limit is FieldLimit.Required),
            IsNotBlank = minLength == 1 || limits.Any(limit => limit is FieldLimit.NotBlank),
            Min = limits
                .OfType<FieldLimit.Min>()
                .OrderBy(x => (x.Value, x.IsExclusive))
                .LastOrDefault(),
            Max = limits
                .OfType<FieldLimit.Max>()
                .OrderBy(x => (x.Value, !x.IsExclusive))
                .FirstOrDefault(),
            Step = limits.OfType<FieldLimit.Step>().Max(limit => (decimal?)limit.Value),
            MinLength = minLength == 1 ? null : minLength,
            MaxLength = limits.OfType<FieldLimit.MaxLength>().Min(limit => (int?)limit.Characters),
            Allowed = limits.OfType<FieldLimit.OneOf>().FirstOrDefault()?.Values,
            Excluded = limits.OfType<FieldLimit.NoneOf>().FirstOrDefault()?.Values,
        };
    }

    /// <summary>The bounds by their names in templates.</summary>
    public IReadOnlyDictionary<string, string> Arguments(Texts texts)
    {
        var all = new Dictionary<string, string?>
        {
            [Min is { IsExclusive: true } ? "above" : "min"] = Number(Min?.Value, texts.Formats),
            [Max is { IsExclusive: true } ? "below" : "max"] = Number(Max?.Value, texts.Formats),
            ["step"] = Number(Step, texts.Formats),
            ["minlength"] = Number(MinLength, texts.Formats),
            ["maxlength"] = Number(MaxLength, texts.Formats),
            ["allowed"] = Allowed is null ? null : texts.Or(Allowed),
            ["excluded"] = Excluded is null ? null : texts.Or(Excluded),
        };
        return all.Where(pair => pair.Value is not null).ToDictionary(x => x.Key, x => x.Value!);
    }

    public static string? Number(decimal? number, CultureInfo culture) =>
        number?.ToString("#,##0.############################", culture);
}

/// <summary>What a CHECK says: the bounds of its columns, and the parts that couldn't be read as bounds.</summary>
internal sealed record CheckReading(
    IReadOnlyList<(string Column, IReadOnlyList<FieldLimit> Limits)> Columns,
    IReadOnlyList<SqlExpression> Unread
)
{
    public bool IsComplete => Unread.Count == 0;

    /// <summary>The bounds of the rule's only column; null if it covers several.</summary>
    public Bounds? Single => Columns is [var only] ? Bounds.Of(only.Limits) : null;

    public static CheckReading Of(CatalogTable table, CatalogRule rule)
    {
        var conjuncts = rule.Expression is { } printed ? Conjuncts(SqlParser.Parse(printed)) : [];
        var columns = table
            .Columns.Where(column => rule.Columns.Contains(column.Name))
            .Select(column => rule.Kind == RuleKind.Domain ? column.UnderDomain : column)
            .ToList();
        var readings = conjuncts
            .SelectMany(conjunct =>
                columns.Select(column =>
                    (conjunct, column, Reading: LimitReader.Read(rule, column, conjunct))
                )
            )
            .ToList();
        var read = readings.Where(x => x.Reading.IsComplete).Select(x => x.conjunct).ToHashSet();
        return new(
            [
                .. readings
                    .Where(x => x.Reading.Limits.Count > 0)
                    .GroupBy(x => x.column.Name)
                    .Select(x =>
                        (x.Key, (IReadOnlyList<FieldLimit>)[.. x.SelectMany(y => y.Reading.Limits)])
                    ),
            ],
            [.. conjuncts.Where(conjunct => !read.Contains(conjunct))]
        );
    }

    private static IReadOnlyList<SqlExpression> Conjuncts(SqlExpression expression) =>
        expression is SqlExpression.Operation("AND", var operands)
            ? [.. operands.SelectMany(Conjuncts)]
            : [expression];
}
