using Npgsql;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

internal enum ValueSource
{
    Value,

    /// <summary>Added to what the row holds.</summary>
    Increment,

    /// <summary>Unchanged: as stored in the row.</summary>
    Unchanged,

    /// <summary>Left to the column's default.</summary>
    Default,

    /// <summary>Unknown until it is written, so rules that read it can't be tried.</summary>
    Unknown,
}

/// <param name="Parameter">A prototype, cloned for each statement; of <see cref="ValueSource.Unknown"/> what stands for the value meanwhile.</param>
internal sealed record ColumnInput(ValueSource Source, NpgsqlParameter? Parameter)
{
    public object? Value => Parameter?.Value is DBNull ? null : Parameter?.Value;
}

/// <summary>A row as it would be after a write.</summary>
/// <param name="Columns">What the write gives; the rest is left to the default, or as it is.</param>
/// <param name="Key">Of an update: the row's key before it.</param>
internal sealed record ProposedRow(
    CatalogTable Table,
    IReadOnlyDictionary<string, ColumnInput> Columns,
    IReadOnlyList<KeyValuePair<string, NpgsqlParameter>>? Key = null
)
{
    public bool IsUpdate => Key is not null;

    public ColumnInput? Input(string column) => Columns.GetValueOrDefault(column);

    /// <summary>The same row with one column unknown.</summary>
    public ProposedRow Without(string column) =>
        this with
        {
            Columns = new Dictionary<string, ColumnInput>(Columns)
            {
                [column] = new(ValueSource.Unknown, null),
            },
        };
}

/// <param name="IsGone">True when the row to update no longer exists.</param>
internal sealed record Explanation(
    ProposedRow Row,
    IReadOnlyList<CatalogRule> Broken,
    bool IsGone = false
)
{
    /// <summary>Rules that raised an error instead of evaluating to false.</summary>
    public IReadOnlyList<(CatalogRule Rule, ServerError Error)> Raised { get; init; } = [];
}
