namespace ShopFlow.Data.Constraints.Saving;

/// <param name="Row">Null if it takes guessing to blame a single row.</param>
internal sealed record Finding(PendingRow? Row, CatalogTable Table, CatalogRule Rule)
{
    /// <summary>The server's error for a rule that raised one instead of evaluating to false.</summary>
    public ServerError? Raised { get; init; }
}
