using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Products;

/// <summary>What was typed into a product's stock cell.</summary>
public sealed class StockForm
{
    public string? StockQuantity { get; set; }
}

/// <summary>
/// Changes a stock: "42" sets it; "+5" and "-2" change it by that much, whatever it is by then, so that a sale in
/// between isn't lost.
/// </summary>
internal sealed class StockService(StaffContexts staff, FormRuleReader rules, ShopFormat shop)
{
    private const int Tries = 3;

    /// <param name="seen">The stock on screen while the person typed.</param>
    public async Task<CellSaved> ChangeAsync(
        int id,
        StockForm form,
        int seen,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await staff.OpenAsync(Permission.EditStock, cancellationToken);
        if (db is null)
            return new(new SaveOutcome.Forbidden());

        var typed = shop.Read(form.StockQuantity, NumberKind.Stock);
        FormRules ofProducts = null!;
        var isStopped = await DatabaseTrouble.StopsAsync(async () =>
            ofProducts = await rules.ForAsync<Product>(cancellationToken)
        );
        if (isStopped)
            return new(new SaveOutcome.Unreachable(MayHaveSaved: false));

        var refusal = ofProducts.Check(form, new ReadField(nameof(form.StockQuantity), typed));
        return (refusal, typed) switch
        {
            (null, NumberEntry.Change(var by)) => await AddAsync(
                db,
                id,
                form,
                seen,
                (int)by,
                cancellationToken
            ),
            (null, NumberEntry.Amount(var stock)) => await SetAsync(
                db,
                id,
                form,
                seen,
                (int)stock,
                cancellationToken
            ),
            _ => new(new SaveOutcome.Invalid([.. new[] { refusal }.OfType<FieldMessage>()])),
        };
    }

    private async Task<CellSaved> AddAsync(
        ShopFlowDbContext db,
        int id,
        StockForm form,
        int seen,
        int by,
        CancellationToken cancellationToken
    )
    {
        var done = await db.IncrementAsync<Product>(
            id,
            p => p.StockQuantity,
            by,
            form,
            cancellationToken
        );
        if (done.Outcome is SaveOutcome.Invalid)
            return new(done.Outcome, await StockAsync(db, id, cancellationToken));

        return new(
            done.Outcome,
            done.Now,
            done.Now is { } now ? Story(seen, now - by, by, now) : null,
            Undo: by < 0 ? $"+{-(long)by}" : $"-{by}"
        );
    }

    /// <summary>
    /// The stock that a change was refused for, which may differ from what the person saw; null if it can't be read.
    /// </summary>
    private static async Task<int?> StockAsync(
        ShopFlowDbContext db,
        int id,
        CancellationToken cancellationToken
    )
    {
        int? stock = null;
        await DatabaseTrouble.StopsAsync(async () =>
            stock = await db
                .Products.Where(p => p.Id == id)
                .Select(p => (int?)p.StockQuantity)
                .FirstOrDefaultAsync(cancellationToken)
        );
        return stock;
    }

    private async Task<CellSaved> SetAsync(
        ShopFlowDbContext db,
        int id,
        StockForm form,
        int seen,
        int stock,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < Tries; i++)
        {
            CellSaved? saved = null;
            var isStopped = await DatabaseTrouble.StopsAsync(async () =>
                saved = await TrySetAsync(db, id, form, seen, stock, cancellationToken)
            );
            if (isStopped)
                return new(new SaveOutcome.Unreachable(MayHaveSaved: false));

            if (saved is not null)
                return saved;
        }

        return new(new SaveOutcome.Busy());
    }

    /// <summary>Only a changed stock is a conflict; a changed price or name isn't this cell's concern.</summary>
    /// <returns>Null if another part of the row changed at this very moment.</returns>
    private async Task<CellSaved?> TrySetAsync(
        ShopFlowDbContext db,
        int id,
        StockForm form,
        int seen,
        int stock,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        var product = await db.Products.FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (product is null)
            return new(new SaveOutcome.Gone());

        if (product.StockQuantity != seen)
        {
            var moved = Moved(form, seen, product);
            return new(
                await moved.WithNamesAsync(db, product, cancellationToken),
                product.StockQuantity
            );
        }

        product.StockQuantity = stock;
        var outcome = await db.SaveAsync([new TypedIn(product, form)], cancellationToken);
        return outcome is SaveOutcome.Conflict
            ? null
            : new(outcome, outcome is SaveOutcome.Saved ? stock : null, Undo: shop.Typed(seen));
    }

    private static SaveOutcome.Conflict Moved(StockForm form, int seen, Product product) =>
        new(
            [
                new FieldConflict(
                    form,
                    nameof(StockForm.StockQuantity),
                    PropertyLabel.Of(nameof(StockForm.StockQuantity)),
                    seen,
                    product.StockQuantity,
                    form.StockQuantity
                ),
            ],
            product.Version,
            []
        );

    private string? Story(int seen, int found, int by, int now)
    {
        if (found == seen)
            return null;

        var meanwhile =
            found < seen
                ? $"{shop.Number(seen - found)} went"
                : $"{shop.Number(found - seen)} came";
        var sign = by < 0 ? '\u2212' : '+';
        return $"Was {shop.Number(seen)}, {meanwhile} meanwhile: "
            + $"{shop.Number(found)} {sign} {shop.Number(Math.Abs((long)by))} = {shop.Number(now)}.";
    }
}
