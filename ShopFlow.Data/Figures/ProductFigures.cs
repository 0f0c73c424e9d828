namespace ShopFlow.Data.Figures;

/// <summary>What the database counts about a product, within the transaction of every write.</summary>
public sealed class ProductFigures
{
    public int ProductId { get; private set; }

    /// <summary>In orders that weren't cancelled or refunded.</summary>
    public long Sold { get; private set; }
    public int Reviews { get; private set; }

    /// <summary>The average; null without reviews.</summary>
    public double? Rating { get; private set; }
}
