using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Access;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Orders;

/// <summary>
/// Only people who may change prices type a line's price. For everyone else a new line gets its product's current
/// price, and an existing line keeps its product and price.
/// </summary>
internal sealed class LinePrices(CurrentPerson current, ShopFormat shop)
{
    /// <summary>Sets current prices on new lines.</summary>
    /// <returns>Null if the lines' prices are fine.</returns>
    public async Task<SaveOutcome?> SettleAsync(
        ShopFlowDbContext db,
        IReadOnlyCollection<OrderItemForm> lines,
        CancellationToken cancellationToken
    )
    {
        if (await current.MayAsync(Permission.ChangePrices))
            return null;

        if (lines.Any(line => !line.IsNew && !line.KeepsProductAndPrice(shop)))
            return new SaveOutcome.Forbidden();

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
            // Without a product there is no price, and the person is told that the product is missing.
            var price = prices.GetValueOrDefault(line.ProductId ?? 0);
            line.Price(price, shop);
        }
    }
}
