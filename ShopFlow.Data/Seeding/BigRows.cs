namespace ShopFlow.Data.Seeding;

/// <summary>Everything that is made up for a big shop; lines and reviews are made while they are read.</summary>
internal sealed class BigRows
{
    public BigRows(BigShopSize size, DateOnly end)
    {
        Size = size;
        var calendar = new BigCalendar(end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        History = new(size, calendar);
        Products = new(size.Products, calendar, DemoCategories.Read());
        Orders = new(History, Products, calendar);
        Reviews = new(size, History, calendar);
    }

    public BigShopSize Size { get; }
    public BigHistory History { get; }
    public BigProducts Products { get; }
    public BigOrders Orders { get; }
    public BigReviews Reviews { get; }
}
