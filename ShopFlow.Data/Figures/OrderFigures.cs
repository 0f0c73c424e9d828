namespace ShopFlow.Data.Figures;

/// <summary>What the database counts about an order, within the transaction of every write.</summary>
public sealed class OrderFigures
{
    public int OrderId { get; private set; }
    public int Items { get; private set; }
    public decimal Total { get; private set; }
}
