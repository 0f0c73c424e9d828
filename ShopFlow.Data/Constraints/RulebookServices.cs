using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopFlow.Data.Constraints.Saving;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Data.Constraints;

public static class RulebookServices
{
    /// <summary>Registers a pooled context factory, and the rulebook of that context's database.</summary>
    public static IServiceCollection AddRulebook<TContext>(
        this IServiceCollection services,
        string connectionString
    )
        where TContext : DbContext
    {
        var quiet = Quiet(connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Vocabulary([]));
        services.AddSingleton(provider => new Rulebook(
            quiet,
            () =>
            {
                var contexts = provider.GetRequiredService<IDbContextFactory<TContext>>();
                using var db = contexts.CreateDbContext();
                return db.Model;
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Vocabulary>(),
            provider.GetRequiredService<ILogger<Rulebook>>()
        ));
        return services.AddPooledDbContextFactory<TContext>(options =>
            options
                .UseNpgsql(quiet)
                .ConfigureWarnings(KeepRowsOutOfTheLog)
                // Counting up to a limit needs no order.
                .ConfigureWarnings(warnings =>
                    warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)
                )
                .AddInterceptors(new WriteWatch())
        );
    }

    /// <summary>PostgreSQL's DETAIL quotes rows, so it is never requested.</summary>
    private static string Quiet(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            IncludeErrorDetail = false,
        }.ConnectionString;

    /// <summary>These events carry the exception, whose message may quote what somebody typed.</summary>
    private static void KeepRowsOutOfTheLog(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(
            CoreEventId.SaveChangesFailed,
            CoreEventId.OptimisticConcurrencyException,
            CoreEventId.QueryIterationFailed,
            CoreEventId.ExecutionStrategyRetrying,
            RelationalEventId.CommandError,
            RelationalEventId.ConnectionError,
            RelationalEventId.TransactionError,
            RelationalEventId.BatchExecutorFailedToRollbackToSavepoint
        );
}
