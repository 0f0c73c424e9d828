using Npgsql;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Data.Constraints.Explaining;

internal enum Given
{
    Value,

    /// <summary>Added to what the row holds.</summary>
    Increment,

    /// <summary>As the row holds it.</summary>
    Unchanged,

    /// <summary>Left to the column's default.</summary>
    Default,

    /// <summary>Known only once it is written, so no rule that reads it can be tried.</summary>
    Unknown,
}

/// <param name="Parameter">A prototype, cloned for each statement; of <see cref="Given.Unknown"/> what stands for the value meanwhile.</param>
internal sealed record ColumnInput(Given Given, NpgsqlParameter? Parameter)
{
    public object? Value => Parameter?.Value is DBNull ? null : Parameter?.Value;
}

/// <summary>A row as a write would leave it.</summary>
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

    /// <summary>The row as far as it is known without a column.</summary>
    public ProposedRow Without(string column) =>
        this with
        {
            Columns = new Dictionary<string, ColumnInput>(Columns)
            {
                [column] = new(Given.Unknown, null),
            },
        };
}

/// <param name="IsGone">There was no such row to update.</param>
internal sealed record Explanation(
    ProposedRow Row,
    IReadOnlyList<CatalogRule> Broken,
    bool IsGone = false
)
{
    /// <summary>The broken rules that raised an error where others say no.</summary>
    public IReadOnlyList<(CatalogRule Rule, Verdict Verdict)> Raised { get; init; } = [];
}
