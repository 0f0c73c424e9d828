namespace ShopFlow.Data.Constraints.Saving;

/// <param name="Row">Null when no single row can be blamed without guessing.</param>
internal sealed record Finding(PendingRow? Row, CatalogTable Table, CatalogRule Rule)
{
    /// <summary>The SQLSTATE of a rule that raised an error where others say no.</summary>
    public string? Raised { get; init; }
}
