using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Activity;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Data;

public static class ServiceCollectionExtensions
{
    /// <summary>Registers the pooled context factory and the rulebook for one PostgreSQL database.</summary>
    public static IServiceCollection AddShopFlowData(
        this IServiceCollection services,
        string connectionString
    ) =>
        services
            .AddSingleton(new Vocabulary([Rules.Words]))
            .AddSingleton<MessageBook>()
            .AddSingleton<DeleteSentences>()
            .AddRulebook<ShopFlowDbContext>(connectionString)
            .ConfigureDbContext<ShopFlowDbContext>(options =>
                options
                    .AddInterceptors(new ActorInterceptor())
                    .ReplaceService<IUpdateSqlGenerator, CountingUpdateSql>()
            );
}
