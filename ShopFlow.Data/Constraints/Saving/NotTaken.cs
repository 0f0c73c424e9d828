using Npgsql;
using ShopFlow.Data.Constraints.Explaining;

namespace ShopFlow.Data.Constraints.Saving;

/// <summary>
/// Values that their columns reject with an error that names the kind of fault but no column: too many bits, or a
/// number for a column that only PostgreSQL sets. Each value is tried by itself, because a CHECK or a trigger may raise
/// the same error for values that are well formed.
/// </summary>
internal sealed class NotTaken(Inquiry inquiry, ServerError verdict)
{
    public bool IsPossible =>
        verdict is { Table: null, Constraint: null, Column: null, DataType: null }
        && verdict.SqlState is ['2', '2', ..] or SqlStates.GeneratedAlways;

    public async Task<List<Finding>> FindAsync(
        IReadOnlyList<PendingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var values = rows.SelectMany(row => Given(row, Screening.Screen(row.Row).Row)).ToList();
        var tried = await inquiry.EachAsync<object?>(
            [.. values.Select(value => Alone(value.Row.Row, value.Column))],
            (_, _) => null,
            cancellationToken
        );
        return
        [
            .. values
                .Zip(tried)
                .Where(one => one.Second.Raised == verdict)
                .Select(one => Refused(one.First.Row, one.First.Column)),
        ];
    }

    private static IEnumerable<(PendingRow Row, string Column)> Given(
        PendingRow row,
        ProposedRow screened
    ) =>
        from input in screened.Columns
        where input.Value.Source == ValueSource.Value
        select (row, input.Key);

    private static Func<NpgsqlBatchCommand> Alone(ProposedRow row, string column) =>
        () => Assignment.Plan(row, column);

    private Finding Refused(PendingRow row, string column) =>
        new(row, row.Row.Table, Assignment.BrokenBy(row.Row.Table, column, verdict.SqlState))
        {
            Raised = verdict,
        };
}
