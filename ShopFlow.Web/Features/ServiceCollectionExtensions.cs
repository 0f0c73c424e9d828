using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Activity;
using ShopFlow.Web.Features.Home;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Palette;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Features.SetUp;
using ShopFlow.Web.Features.Status;
using ShopFlow.Web.Features.Team;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Features.Views;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features;

internal static class ServiceCollectionExtensions
{
    /// <summary>
    /// Registers the pages' services. Queries are stateless; a context lives for one call. Services that write belong
    /// to one person, and so to one request or circuit.
    /// </summary>
    public static IServiceCollection AddShopFlowFeatures(this IServiceCollection services) =>
        services
            .AddSingleton<HomeQuery>()
            .AddSingleton<SalesQuery>()
            .AddSingleton<BestSellersQuery>()
            .AddSingleton<SetUpStepsQuery>()
            .AddSingleton<TextSearch>()
            .AddSingleton<ViewCounts>()
            .AddScoped<ViewService>()
            .AddSingleton<UserListQuery>()
            .AddSingleton<ProductListQuery>()
            .AddSingleton<OrderListQuery>()
            .AddSingleton<OrderItemListQuery>()
            .AddSingleton<ReviewListQuery>()
            .AddSingleton<FormRuleReader>()
            .AddSingleton<FormWriter>()
            .AddScoped<UserService>()
            .AddScoped<ProductService>()
            .AddSingleton<ProductFactsQuery>()
            .AddSingleton<PriceHistoryQuery>()
            .AddScoped<StockService>()
            .AddScoped<LinePrices>()
            .AddScoped<OrderService>()
            .AddScoped<OrderStatusService>()
            .AddScoped<OrderItemService>()
            .AddScoped<ReviewService>()
            .AddScoped<SettingsService>()
            .AddScoped<DemoService>()
            .AddSingleton<CircuitCount>()
            .AddSingleton<ViolationRecorder>()
            .AddSingleton<RuleSentences>()
            .AddSingleton<WebServerReader>()
            .AddScoped<StatusQuery>()
            .AddScoped<OlderRowsQuery>()
            .AddSingleton<SettingsRefresh>()
            .AddSingleton<SortingRefresh>()
            .AddSingleton<ActivityWords>()
            .AddSingleton<ActivityPeople>()
            .AddSingleton<TimelineQuery>()
            .AddScoped<ActivityListQuery>()
            .AddScoped<ActivityExport>()
            .AddSingleton<SetUpState>()
            .AddScoped<SetUpService>()
            .AddWaiting()
            .AddPalette()
            .AddTeam()
            .AddAccounts();
}
