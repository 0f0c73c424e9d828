using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Web.Faults;

namespace ShopFlow.Web.Features.Settings;

/// <summary>
/// Has the database sort as the language of the stored settings does, which another server may store. The lists are in
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
            // Somebody reads or writes for long, or the server is lost: the lists stay in their order till the next try.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do await FollowAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>Whether there is another one.</returns>
    private static Task<bool> StepAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<bool>($"SELECT shopflow.sort_as_set() AS \"Value\"")
            .SingleAsync(cancellationToken);
}
