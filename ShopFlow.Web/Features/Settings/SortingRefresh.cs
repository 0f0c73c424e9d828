using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Features.Settings;

/// <summary>
/// Makes the database sort by the language of the stored settings, which another server may have changed. Lists keep
/// the old order until the new indexes are built.
/// </summary>
internal sealed class SortingRefresh(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.Database.SetCommandTimeout(Patience);
            while (await StepAsync(db, cancellationToken)) { }
        }
        catch (Exception failure) when (failure is DbException || DatabaseTrouble.Explains(failure))
        {
            // Somebody reads or writes for long, or the server is lost: lists keep their order until the next try.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do await FollowAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>Whether there is another step.</returns>
    private static Task<bool> StepAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<bool>($"SELECT shopflow.sort_as_set() AS \"Value\"")
            .SingleAsync(cancellationToken);
}
