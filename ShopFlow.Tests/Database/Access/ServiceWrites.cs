using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Features.Views;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Access;

/// <summary>One way to call a write, and the roles that may.</summary>
internal sealed record ServiceWrite(
    string[] Roles,
    Func<IServiceProvider, Task<SaveOutcome>> RunAsync
);

/// <summary>
/// Every write of every service on the known shop. The key is "Service.Method", plus ", new" for an insert by a method
/// that also updates.
/// </summary>
internal static class ServiceWrites
{
    private static readonly string[] Owners = [StaffRole.Owner];
    private static readonly string[] Managers = [.. Owners, StaffRole.Manager];
    private static readonly string[] Everybody = [.. Managers, StaffRole.Staff];

    public static IReadOnlyDictionary<string, ServiceWrite> All { get; } =
        new Dictionary<string, ServiceWrite>(
            TeamWrites.All.Select(write =>
                KeyValuePair.Create(write.Key, new ServiceWrite(Owners, write.Value))
            )
        )
        {
            ["UserService.SaveAsync, new"] = new(Managers, CreateUserAsync),
            ["UserService.SaveAsync"] = new(Managers, UpdateUserAsync),
            ["UserService.DeleteAsync"] = new(Managers, s => s.Of<UserService>().DeleteAsync(2)),
            ["ProductService.SaveAsync, new"] = new(Managers, CreateProductAsync),
            ["ProductService.SaveAsync"] = new(Managers, UpdateProductAsync),
            ["ProductService.DeleteAsync"] = new(
                Managers,
                s => s.Of<ProductService>().DeleteAsync(3)
            ),
            ["StockService.ChangeAsync"] = new(Everybody, ChangeStockAsync),
            ["OrderService.CreateAsync"] = new(Everybody, PlaceOrderAsync),
            ["OrderService.DeleteAsync"] = new(Managers, s => s.Of<OrderService>().DeleteAsync(1)),
            ["OrderStatusService.ChangeAsync"] = new(Everybody, ChangeStatusAsync),
            ["OrderItemService.SaveAsync"] = new(Everybody, SaveLineAsync),
            ["OrderItemService.ChangeQuantityAsync"] = new(Everybody, ChangeQuantityAsync),
            ["OrderItemService.RemoveAsync"] = new(
                Managers,
                s => s.Of<OrderItemService>().RemoveAsync(1)
            ),
            ["ReviewService.SaveAsync, new"] = new(Everybody, CreateReviewAsync),
            ["ReviewService.SaveAsync"] = new(Everybody, UpdateReviewAsync),
            ["ReviewService.DeleteAsync"] = new(
                Managers,
                s => s.Of<ReviewService>().DeleteAsync(1)
            ),
            ["ViewService.CreateAsync"] = new([.. Everybody, StaffRole.Viewer], CreateViewAsync),
            ["ViewService.UpdateAsync"] = new(Managers, RenameTeamsViewAsync),
            ["ViewService.MoveAsync"] = new(Managers, s => s.Of<ViewService>().MoveAsync(1, 1)),
            ["ViewService.DeleteAsync"] = new(Managers, s => s.Of<ViewService>().DeleteAsync(1)),
            ["SettingsService.SaveAsync"] = new(Owners, SaveSettingsAsync),
        };

    /// <summary>Methods of the same services that change nothing.</summary>
    public static IReadOnlySet<string> Reads { get; } =
        new HashSet<string>
        {
            "UserService.FindAsync",
            "UserService.OptionsAsync",
            "UserService.OptionAsync",
            "UserService.PreviewDeleteAsync",
            "ProductService.FindAsync",
            "ProductService.CategoriesAsync",
            "ProductService.OptionsAsync",
            "ProductService.OptionAsync",
            "ProductService.PreviewDeleteAsync",
            "OrderService.FindAsync",
            "OrderService.OptionsAsync",
            "OrderService.StatusesAsync",
            "OrderService.get_KnownStatuses",
            "OrderService.PreviewDeleteAsync",
            "ReviewService.FindAsync",
            "ReviewService.PreviewDeleteAsync",
            "ViewService.FindAsync",
            "SettingsService.FindAsync",
            "DemoService.PreviewAsync",
            "StatusQuery.ReadAsync",
            "OlderRowsQuery.ReadAsync",
        };

    private static T Of<T>(this IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();

    private static Task<SaveOutcome> CreateUserAsync(IServiceProvider services) =>
        services.Of<UserService>().SaveAsync(new() { Name = "Eve", Email = "eve@shop.test" });

    private static Task<SaveOutcome> CreateViewAsync(IServiceProvider services)
    {
        var shape = services.Of<OrderListQuery>().Shape;
        var form = ViewForm.For(new(ListState.Parse("?status=pending", shape), "orders"));
        form.Name = "Mine";
        return services.Of<ViewService>().CreateAsync(form);
    }

    private static async Task<SaveOutcome> RenameTeamsViewAsync(IServiceProvider services)
    {
        var views = await services.Of<ViewService>().FindAsync("orders");
        var form = ViewForm.From(views.FirstOrDefault(v => v.Id == 1) ?? TeamWrites.View);
        form.Name = "Renamed";
        return await services.Of<ViewService>().UpdateAsync(form);
    }

    private static async Task<SaveOutcome> UpdateUserAsync(IServiceProvider services)
    {
        var form = (await services.Of<UserService>().FindAsync(1))!;
        form.Name = "Eve";
        return await services.Of<UserService>().SaveAsync(form);
    }

    private static Task<SaveOutcome> CreateProductAsync(IServiceProvider services) =>
        services
            .Of<ProductService>()
            .SaveAsync(
                new()
                {
                    Name = "Pan",
                    Price = "1",
                    StockQuantity = "1",
                    Category = "Kitchen",
                }
            );

    private static async Task<SaveOutcome> UpdateProductAsync(IServiceProvider services)
    {
        var form = (await services.Of<ProductService>().FindAsync(1))!;
        form.Price = "0.01";
        return await services.Of<ProductService>().SaveAsync(form);
    }

    private static async Task<SaveOutcome> ChangeStockAsync(IServiceProvider services) =>
        (
            await services
                .Of<StockService>()
                .ChangeAsync(1, new StockForm { StockQuantity = "+5" }, 18)
        ).Outcome;

    private static Task<SaveOutcome> PlaceOrderAsync(IServiceProvider services)
    {
        var form = new OrderForm { UserId = 2, Status = "pending" };
        form.Items[0].ProductId = 2;
        form.Items[0].PriceAtPurchase = "7";
        return services.Of<OrderService>().CreateAsync(form);
    }

    private static async Task<SaveOutcome> ChangeStatusAsync(IServiceProvider services)
    {
        var order = (await services.Of<OrderService>().FindAsync(1))!;
        return (
            await services
                .Of<OrderStatusService>()
                .ChangeAsync(OrderStatusForm.From(order), "shipped")
        ).Outcome;
    }

    private static async Task<SaveOutcome> SaveLineAsync(IServiceProvider services)
    {
        var order = (await services.Of<OrderService>().FindAsync(1))!;
        var line = OrderItemForm.From(order.Lines[0].Item, services.Of<ShopFormat>());
        line.Quantity = "3";
        return await services.Of<OrderItemService>().SaveAsync(line);
    }

    private static async Task<SaveOutcome> ChangeQuantityAsync(IServiceProvider services)
    {
        var order = (await services.Of<OrderService>().FindAsync(1))!;
        var line = OrderItemForm.From(order.Lines[0].Item, services.Of<ShopFormat>());
        return (await services.Of<OrderItemService>().ChangeQuantityAsync(line, "3")).Outcome;
    }

    private static Task<SaveOutcome> CreateReviewAsync(IServiceProvider services) =>
        services
            .Of<ReviewService>()
            .SaveAsync(
                new()
                {
                    UserId = 2,
                    ProductId = 2,
                    Rating = "4",
                }
            );

    private static async Task<SaveOutcome> UpdateReviewAsync(IServiceProvider services)
    {
        var form = (await services.Of<ReviewService>().FindAsync(1))!;
        form.Rating = "1";
        return await services.Of<ReviewService>().SaveAsync(form);
    }

    private static async Task<SaveOutcome> SaveSettingsAsync(IServiceProvider services)
    {
        var form = await services.Of<SettingsService>().FindAsync();
        form.Name = "Another shop";
        return await services.Of<SettingsService>().SaveAsync(form);
    }
}
