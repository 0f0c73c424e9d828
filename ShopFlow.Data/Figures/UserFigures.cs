namespace ShopFlow.Data.Figures;

/// <summary>What the database counts about a user, in the transaction of every write.</summary>
public sealed class UserFigures
{
    public int UserId { get; private set; }
    public int Orders { get; private set; }

    /// <summary>Over the orders that were neither cancelled nor refunded.</summary>
    public decimal Spent { get; private set; }
}
