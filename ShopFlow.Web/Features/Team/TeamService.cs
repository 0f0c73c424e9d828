using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Web.Features.Team;

/// <summary>What an owner can do with members of the team. The database keeps at least one owner.</summary>
internal sealed class TeamService(
    StaffContexts contexts,
    StaffSessions sessions,
    SignInAttempts attempts,
    TimeProvider time
)
{
    /// <summary>Signs the member out everywhere; the new role applies when they sign in again.</summary>
    public Task<SaveOutcome> ChangeRoleAsync(
        int id,
        string role,
        CancellationToken cancellationToken = default
    ) => ChangeAsync(id, member => member.Role = role, cancellationToken);

    /// <summary>
    /// For somebody who lost their phone: the password, if there is one, is enough until a new factor is set up.
    /// </summary>
    public async Task<SaveOutcome> ResetSecondFactorAsync(
        int id,
        CancellationToken cancellationToken = default
    ) =>
        await contexts.WriteAsync(
            Permission.ManageStaff,
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(
                    cancellationToken
                );
                await db.DeleteSecondFactorsAsync(id, cancellationToken);
                var outcome = await ChangeAsync(
                    db,
                    id,
                    member => member.TwoFactorEnabled = false,
                    cancellationToken
                );
                if (outcome is SaveOutcome.Saved)
                    await transaction.CommitAsync(cancellationToken);

                return outcome;
            },
            cancellationToken
        );

    public Task<SaveOutcome> RemoveAsync(int id, CancellationToken cancellationToken = default) =>
        contexts.WriteAsync(
            Permission.ManageStaff,
            async db =>
            {
                var outcome = await db.DeleteAsync<StaffMember>(id, cancellationToken);
                await sessions.EndAllAsync(id);
                return outcome;
            },
            cancellationToken
        );

    public Task<SaveOutcome> UnlockAsync(
        TeamMember member,
        CancellationToken cancellationToken = default
    ) =>
        contexts.WriteAsync(
            Permission.ManageStaff,
            async _ =>
            {
                await attempts.ForgetAsync(SignInAttempts.Password(member.NormalizedEmail));
                await attempts.ForgetAsync(SignInAttempts.SecondFactor(member.Id));
                return new SaveOutcome.Saved();
            },
            cancellationToken
        );

    /// <returns>Null if the person may not.</returns>
    public async Task<LinkToken?> MakePasswordLinkAsync(
        int id,
        CancellationToken cancellationToken = default
    )
    {
        await using var db = await contexts.OpenAsync(Permission.ManageStaff, cancellationToken);
        return db is null
            ? null
            : await db.AddForPasswordAsync(id, time.GetUtcNow(), cancellationToken);
    }

    public Task<SaveOutcome> RequireSecondFactorAsync(
        string role,
        bool isRequired,
        CancellationToken cancellationToken = default
    ) =>
        contexts.WriteAsync(
            Permission.ManageStaff,
            async db =>
            {
                var setting = await db.RoleSettings.SingleAsync(
                    r => r.Role == role,
                    cancellationToken
                );
                setting.RequiresSecondFactor = isRequired;
                return await db.SaveAsync(cancellationToken);
            },
            cancellationToken
        );

    private Task<SaveOutcome> ChangeAsync(
        int id,
        Action<StaffMember> change,
        CancellationToken cancellationToken
    ) =>
        contexts.WriteAsync(
            Permission.ManageStaff,
            db => ChangeAsync(db, id, change, cancellationToken),
            cancellationToken
        );

    private async Task<SaveOutcome> ChangeAsync(
        ShopFlowDbContext db,
        int id,
        Action<StaffMember> change,
        CancellationToken cancellationToken
    )
    {
        var member = await db.StaffMembers.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (member is null)
            return new SaveOutcome.Gone();

        change(member);
        member.RenewStamps();
        var outcome = await db.SaveAsync(cancellationToken);
        if (outcome is SaveOutcome.Saved)
            await sessions.EndAllAsync(id);

        return outcome;
    }
}
