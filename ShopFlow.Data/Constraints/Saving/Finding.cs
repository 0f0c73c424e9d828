namespace ShopFlow.Data.Constraints.Saving;

/// <param name="Row">Null when no single row can be blamed without guessing.</param>
internal sealed record Finding(PendingRow? Row, CatalogTable Table, CatalogRule Rule)
{
    /// <summary>What the server said to it, where it raised an error and others say no.</summary>
    public ServerError? Raised { get; init; }
}
