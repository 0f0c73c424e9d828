using Npgsql;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

internal enum ValueSource
{
    Value,

    /// <summary>Added to the stored value.</summary>
    Increment,

    /// <summary>Unchanged: what the row holds now.</summary>
    Unchanged,

    /// <summary>The column's default.</summary>
    Default,

    /// <summary>Not known before the write, so rules that read it can't be checked.</summary>
    Unknown,
}

/// <param name="Parameter">
/// A prototype, cloned for each statement; for <see cref="ValueSource.Unknown"/>, what stands in for the value.
/// </param>
internal sealed record ColumnInput(ValueSource Source, NpgsqlParameter? Parameter)
{
    public object? Value => Parameter?.Value is DBNull ? null : Parameter?.Value;
}

/// <summary>A row as it would be after a write.</summary>
/// <param name="Columns">The columns the write sets; the others keep their default or their value.</param>
/// <param name="Key">For an update: the row's key before it.</param>
internal sealed record ProposedRow(
    CatalogTable Table,
    IReadOnlyDictionary<string, ColumnInput> Columns,
    IReadOnlyList<KeyValuePair<string, NpgsqlParameter>>? Key = null
)
{
    public bool IsUpdate => Key is not null;

    public ColumnInput? Input(string column) => Columns.GetValueOrDefault(column);

    /// <summary>The same row, with one column unknown.</summary>
    public ProposedRow Without(string column) =>
        this with
        {
            Columns = new Dictionary<string, ColumnInput>(Columns)
            {
                [column] = new(ValueSource.Unknown, null),
            },
        };
}

/// <param name="IsGone">True if the row to update no longer exists.</param>
internal sealed record Explanation(
    ProposedRow Row,
    IReadOnlyList<CatalogRule> Broken,
    bool IsGone = false
)
{
    /// <summary>Rules that raised an error instead of evaluating to false.</summary>
    public IReadOnlyList<(CatalogRule Rule, ServerError Error)> Raised { get; init; } = [];
}
