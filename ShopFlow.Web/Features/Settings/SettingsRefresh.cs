using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Settings;
using ShopFlow.Web.Faults;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Settings;

/// <summary>
/// Reads the stored settings before the first page and every few seconds, because another server may change them.
/// </summary>
internal sealed class SettingsRefresh(
    IDbContextFactory<ShopFlowDbContext> contexts,
    CurrentSettings settings,
    TimeProvider time
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var stored = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            settings.Take(stored?.ToSettings());
        }
        catch (Exception failure) when (failure is DbException || DatabaseTrouble.Explains(failure))
        {
            // The previous settings still apply: a lost server, or a schema that is being reverted, must not stop
            // ShopFlow here. People see the trouble on their page.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await ReadAsync(stoppingToken);
    }
}

internal static class StoredSettingsExtensions
{
    public static ShopSettings ToSettings(this StoredSettings stored) =>
        new()
        {
            Name = stored.Name,
            Culture = stored.Culture,
            Currency = stored.Currency,
            Language = stored.Language,
            TimeZone = stored.TimeZone,
        };
}
