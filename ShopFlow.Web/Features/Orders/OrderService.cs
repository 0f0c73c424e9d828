using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Web.Access;
using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Orders;

internal sealed class OrderService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
    LinePrices prices,
    Rulebook rulebook,
    FormRuleReader rules,
    TextSearch search,
    ShopFormat shop
)
{
    public async Task<OrderDetails?> FindAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var order = await db
            .Orders.Where(o => o.Id == id)
            .Select(o => new OrderDetails(
                o.Id,
                o.CreatedAt,
                o.Status,
                o.Version,
                new OrderUser(
                    o.UserId,
                    o.User.Name,
                    o.User.Email,
                    o.User.Figures.Orders,
                    o.User.Figures.Spent
                ),
                Array.Empty<OrderLine>()
            ))
            .FirstOrDefaultAsync(cancellationToken);
        return order is null
            ? null
            : order with
            {
                Lines = await LinesAsync(db, id, cancellationToken),
            };
    }

    /// <summary>Orders by number or user, newest first.</summary>
    public async Task<IReadOnlyList<PickerOption>> OptionsAsync(
        string? text,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await search.NarrowAsync(
            db,
            db.Orders,
            text,
            ShopSearch.Users,
            hits => OrderSearch.Found(db, hits),
            cancellationToken
        );
        return await orders
            .OrderByDescending(o => o.Id)
            .Take(PickerOption.Most)
            .Select(o => new PickerOption(o.Id, "#" + o.Id, o.User.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The values that the rule allows now, in its order.</summary>
    public async ValueTask<IReadOnlyList<string>> StatusesAsync(
        CancellationToken cancellationToken = default
    ) => Choices(await rulebook.HintsAsync<Order>(cancellationToken));

    /// <summary>The values as last read, without waiting.</summary>
    public IReadOnlyList<string> KnownStatuses => Choices(rulebook.KnownHints<Order>());

    private static IReadOnlyList<string> Choices(FieldHints? hints) =>
        hints?[nameof(Order.Status)].Choices ?? [];

    /// <summary>Saves the order and its lines together: everything or nothing.</summary>
    public Task<SaveOutcome> CreateAsync(
        OrderForm form,
        CancellationToken cancellationToken = default
    ) =>
        staff.WriteAsync(
            Permission.EditOrders,
            async db =>
                await prices.SettleAsync(db, [.. form.Items], cancellationToken)
                ?? await PlaceAsync(db, form, cancellationToken),
            cancellationToken
        );

    public Task<SaveOutcome> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        staff.DeleteAsync<Order>(id, cancellationToken);

    public Task<DeletePreview> PreviewDeleteAsync(
        int id,
        CancellationToken cancellationToken = default
    ) => contexts.PreviewDeleteAsync<Order>(id, cancellationToken);

    private async Task<SaveOutcome> PlaceAsync(
        ShopFlowDbContext db,
        OrderForm form,
        CancellationToken cancellationToken
    )
    {
        var read = form.Read(shop);
        List<FormReading<OrderItem>> lines = [.. form.Items.Select(line => line.Read(shop))];
        FieldMessage[] refused =
        [
            .. (await rules.ForAsync<Order>(cancellationToken)).Messages(read),
            .. lines.SelectMany((await rules.ForAsync<OrderItem>(cancellationToken)).Messages),
        ];
        return refused.Length > 0
            ? new SaveOutcome.Invalid(refused)
            : await WriteAsync(db, form, read, lines, cancellationToken);
    }

    private static async Task<SaveOutcome> WriteAsync(
        ShopFlowDbContext db,
        OrderForm form,
        FormReading<Order> read,
        List<FormReading<OrderItem>> lines,
        CancellationToken cancellationToken
    )
    {
        var order = new Order();
        read.ApplyTo(order);
        var typed = new List<TypedIn> { new(order, form) };
        // Sorted by product, so that concurrent orders lock the products' figures in the same order.
        foreach (var (line, item) in lines.Select(Made).OrderBy(made => made.Item.ProductId))
        {
            order.Items.Add(item);
            typed.Add(new(item, line));
        }

        db.Add(order);
        var outcome = await db.SaveAsync(typed, cancellationToken);
        if (outcome is SaveOutcome.Saved)
            form.Begin(order, order.Version);

        return outcome;
    }

    private static (EntityForm<OrderItem> Line, OrderItem Item) Made(FormReading<OrderItem> line)
    {
        var item = new OrderItem();
        line.ApplyTo(item);
        return (line.Form, item);
    }

    private static async Task<IReadOnlyList<OrderLine>> LinesAsync(
        ShopFlowDbContext db,
        int id,
        CancellationToken cancellationToken
    )
    {
        var lines = await db
            .OrderItems.AsNoTracking()
            .Where(i => i.OrderId == id)
            .OrderBy(i => i.Id)
            .Select(i => new
            {
                Item = i,
                i.Product.Name,
                i.Product.Price,
                i.Product.StockQuantity,
            })
            .ToListAsync(cancellationToken);
        return lines.ConvertAll(line => new OrderLine(
            line.Item,
            line.Name,
            line.Price,
            line.StockQuantity
        ));
    }
}
