namespace ShopFlow.Data.Seeding;

/// <summary>
/// Who ordered when. Half of the returning buyers are picked evenly, the other half in proportion to their past orders,
/// so that a few buyers end up with many orders.
/// </summary>
internal sealed class BigHistory
{
    private const int Seed = 536_365;

    // The others signed up but haven't bought anything yet.
    private const double Buyers = 0.9;

    private readonly Random random = new(Seed);
    private int users;

    public BigHistory(BigShopSize size, BigCalendar calendar)
    {
        OrderedAt = calendar.Moments(size.Orders, random);
        Buyer = new int[size.Orders];
        JoinedAt = new DateTime[size.Users];
        for (var i = 0; i < size.Orders; i++)
        {
            Buyer[i] = IsSomebodyNew(i) && Joins(i) ? users : Returning(i);
        }
    }

    public DateTime[] OrderedAt { get; }

    /// <summary>Each order's user id.</summary>
    public int[] Buyer { get; }

    public DateTime[] JoinedAt { get; }

    /// <summary>Spreads the remaining new users at random over the remaining orders.</summary>
    private bool IsSomebodyNew(int order) =>
        users == 0 || random.NextDouble() * (Buyer.Length - order) < JoinedAt.Length - users;

    private bool Joins(int order)
    {
        var now = OrderedAt[order];
        var before = order == 0 ? now.AddMinutes(-1) : OrderedAt[order - 1];
        JoinedAt[users++] = before + ((now - before) / 2);
        return users == 1 || random.NextDouble() < Buyers;
    }

    private int Returning(int order) =>
        random.Next(2) == 0 ? 1 + random.Next(users) : Buyer[random.Next(order)];
}
