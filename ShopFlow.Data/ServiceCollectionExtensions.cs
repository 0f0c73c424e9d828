using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Data;

public static class ServiceCollectionExtensions
{
    /// <summary>Registers the pooled context factory and the rulebook over one PostgreSQL database.</summary>
    public static IServiceCollection AddShopFlowData(
        this IServiceCollection services,
        string connectionString
    ) => services.AddRulebook<ShopFlowDbContext>(connectionString);
}
