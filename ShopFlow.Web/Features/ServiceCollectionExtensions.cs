using ShopFlow.Web.Components.Forms;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Home;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Features.SetUp;
using ShopFlow.Web.Features.Team;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Web.Features;

internal static class ServiceCollectionExtensions
{
    /// <summary>Registers what the pages ask: all of it is without state, a context lives for one call.</summary>
    public static IServiceCollection AddShopFlowFeatures(this IServiceCollection services) =>
        services
            .AddSingleton<HomeQuery>()
            .AddSingleton<UserListQuery>()
            .AddSingleton<ProductListQuery>()
            .AddSingleton<OrderListQuery>()
            .AddSingleton<OrderItemListQuery>()
            .AddSingleton<ReviewListQuery>()
            .AddSingleton<FormRuleReader>()
            .AddSingleton<FormWriter>()
            .AddSingleton<UserService>()
            .AddSingleton<ProductService>()
            .AddSingleton<StockService>()
            .AddSingleton<OrderService>()
            .AddSingleton<OrderStatusService>()
            .AddSingleton<OrderItemService>()
            .AddSingleton<ReviewService>()
            .AddScoped<SettingsService>()
            .AddScoped<DemoService>()
            .AddSingleton<SettingsRefresh>()
            .AddSingleton<SetUpState>()
            .AddScoped<SetUpService>()
            .AddTeam()
            .AddAccounts();
}
