using Npgsql;
using ShopFlow.Data.Constraints.Expressions;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

/// <summary>
/// After the statement that checks everything has failed, tries a row's values, generated columns and rules one by one.
/// Whatever raises an error is broken, because the write would fail there too, and it must not hide other violations.
/// </summary>
internal sealed class RowTrial(
    Inquiry inquiry,
    ProposedRow row,
    IReadOnlyList<ProposedRow> replaced
)
{
    private readonly List<(CatalogRule Rule, ServerError Error)> raised = [];
    private ProposedRow row = row;

    public async Task<Answer> AnswerAsync(CancellationToken cancellationToken)
    {
        await TryValuesAsync(cancellationToken);
        await TryGeneratedAsync(cancellationToken);
        var answers = await TryRulesAsync(cancellationToken);
        return new(
            row,
            [.. answers.SelectMany(answer => answer.Broken)],
            [.. answers.SelectMany(answer => answer.Signatures)]
        )
        {
            IsGone = answers.Exists(answer => answer.IsGone),
            Raised = raised,
        };
    }

    private async Task TryValuesAsync(CancellationToken cancellationToken)
    {
        var given = row.Columns.Where(input =>
            input.Value is { Source: ValueSource.Value, Value: not null }
        );
        List<string> columns = [.. given.Select(input => input.Key)];
        var tried = await inquiry.EachAsync<object?>(
            [.. columns.Select(Assigned)],
            (_, _) => null,
            cancellationToken
        );
        foreach (
            var (column, one) in columns.Zip(tried).Where(one => one.Second.Raised is not null)
        )
        {
            Drop(column, Assignment.BrokenBy(row.Table, column, one.Raised!.SqlState), one.Raised);
        }
    }

    private Func<NpgsqlBatchCommand> Assigned(string column) => () => Assignment.Plan(row, column);

    private async Task TryGeneratedAsync(CancellationToken cancellationToken)
    {
        var columns = row.Table.Columns.Where(column => column.IsGenerated).ToList();
        var tried = await inquiry.EachAsync<object?>(
            [.. columns.Select(column => Generated(column, columns))],
            (_, _) => null,
            cancellationToken
        );
        foreach (
            var (column, one) in columns.Zip(tried).Where(one => one.Second.Raised is not null)
        )
        {
            Drop(column.Name, CatalogRule.Derivation(row.Table, column), one.Raised!);
        }
    }

    /// <summary>The other generated columns are left out of the statement.</summary>
    private Func<NpgsqlBatchCommand> Generated(CatalogColumn column, List<CatalogColumn> all)
    {
        var alone = all.Where(other => other != column)
            .Aggregate(row, (one, other) => one.Without(other.Name));
        return () => ExplainStatement.Derive(alone, column.Name);
    }

    private async Task<List<Answer>> TryRulesAsync(CancellationToken cancellationToken)
    {
        List<CatalogRule> rules = [.. row.Table.Rules];
        var statements = rules
            .Select(rule =>
                ExplainStatement.Build(row, replaced.Count + (row.IsUpdate ? 1 : 0), [rule])
            )
            .ToList();
        var tried = await inquiry.EachAsync(
            [
                .. statements.Select<ExplainStatement, Func<NpgsqlBatchCommand>>(s =>
                    () => s.Command(row, replaced)
                ),
            ],
            (reader, i) => statements[i].Read(reader, row),
            cancellationToken
        );
        raised.AddRange(
            rules
                .Zip(tried)
                .Where(one =>
                    one.Second.Raised is { } verdict && SqlStates.IsOfValue(verdict.SqlState)
                )
                .Select(one => (Blamed(one.First), one.Second.Raised!))
        );
        return [.. tried.Select(one => one.Answer).OfType<Answer>()];
    }

    /// <summary>An index that raises an error couldn't read the value; it didn't find it taken.</summary>
    private CatalogRule Blamed(CatalogRule rule)
    {
        var read = rule.Index is { } index
            ? index
                .Keys.Concat(index.Predicate is { } predicate ? [predicate] : [])
                .Where(part => !IsColumn(part))
                .SelectMany(part => SqlParser.Parse(part).Columns)
                .Intersect(index.ReadColumns)
                .ToList()
            : [];
        return read is [.., var last]
            ? row.Table.Demanded(RuleKind.Unreadable, last) with
            {
                Columns = read,
            }
            : rule;
    }

    private bool IsColumn(string key) =>
        row.Table.Columns.Any(column => key == column.Name || key == Sql.Name(column.Name));

    /// <summary>From here on, no rule that reads the column can be checked.</summary>
    private void Drop(string column, CatalogRule rule, ServerError verdict)
    {
        if (SqlStates.IsOfValue(verdict.SqlState))
        {
            row = row.Without(column);
            raised.Add((rule, verdict));
        }
    }
}
