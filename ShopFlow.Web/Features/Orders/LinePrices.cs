using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Orders;

/// <summary>
/// What a line costs is typed only by those who may change prices. For everybody else a new line costs what its product
/// costs at that moment, and a line that is there keeps its product and its price.
/// </summary>
internal sealed class LinePrices(CurrentPerson current, ShopFormat shop)
{
    /// <summary>Puts the prices of the day on new lines.</summary>
    /// <returns>Null when nothing stands in the way of the lines' prices.</returns>
    public async Task<SaveOutcome?> SettleAsync(
        ShopFlowDbContext db,
        IReadOnlyCollection<OrderItemForm> lines,
        CancellationToken cancellationToken
    )
    {
        if (await current.MayAsync(Permission.ChangePrices))
            return null;

        if (lines.Any(line => !line.IsNew && !line.KeepsProductAndPrice(shop)))
            return new SaveOutcome.Refused();

        OrderItemForm[] added = [.. lines.Where(line => line.IsNew)];
        return await DatabaseTrouble.StopsAsync(() => PriceAsync(db, added, cancellationToken))
            ? new SaveOutcome.Unreachable(MayHaveSaved: false)
            : null;
    }

    private async Task PriceAsync(
        ShopFlowDbContext db,
        OrderItemForm[] lines,
        CancellationToken cancellationToken
    )
    {
        int?[] ids = [.. lines.Select(line => line.ProductId)];
        var prices = await db
            .Products.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Price })
            .ToDictionaryAsync(p => p.Id, p => p.Price, cancellationToken);
        foreach (var line in lines)
        {
            // No price for no product: what is missing then is the product, and that is what the person is told.
            var price = prices.GetValueOrDefault(line.ProductId ?? 0);
            line.Price(price, shop);
        }
    }
}
