using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Settings;
using ShopFlow.Web.Access;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Settings;

internal sealed class SettingsService(
    IDbContextFactory<ShopFlowDbContext> contexts,
    StaffContexts staff,
    CurrentSettings settings,
    FormRuleReader rules,
    FormWriter writer
)
{
    public async Task<SettingsForm> FindAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return stored is null ? SettingsForm.From(settings.Now) : SettingsForm.From(stored);
    }

    /// <summary>New settings apply on this server right away, on others within seconds.</summary>
    public async Task<SaveOutcome> SaveAsync(
        SettingsForm form,
        CancellationToken cancellationToken = default
    )
    {
        var outcome = await staff.WriteAsync(
            Permission.ChangeSettings,
            async db =>
                await RefusalAsync(form, cancellationToken)
                ?? await writer.WriteAsync(db, form, cancellationToken),
            cancellationToken
        );
        if (outcome is SaveOutcome.Saved)
            settings.Take(form.Before!.ToSettings());

        return outcome;
    }

    private async Task<SaveOutcome?> RefusalAsync(
        SettingsForm form,
        CancellationToken cancellationToken
    ) =>
        new SettingsFormValidator(await rules.ForAsync<StoredSettings>(cancellationToken)).Check(
            form
        );
}
