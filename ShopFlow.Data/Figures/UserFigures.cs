namespace ShopFlow.Data.Figures;

/// <summary>What the database counts about a user, within the transaction of every write.</summary>
public sealed class UserFigures
{
    public int UserId { get; private set; }
    public int Orders { get; private set; }

    /// <summary>For orders that weren't cancelled or refunded.</summary>
    public decimal Spent { get; private set; }
}
