using System.Data;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// Lists, adds, names and removes a member's passkeys. Runs in a request, because the browser is involved.
/// </summary>
internal sealed class StaffPasskeys(
    UserManager<StaffMember> members,
    ShopFlowDbContext db,
    PasskeyCeremony ceremony
)
{
    public const string NotMade =
        "The passkey was not added. Your device did not confirm it in time, or you have added it before. Try again.";

    public async Task<IReadOnlyList<UserPasskeyInfo>> ListAsync(StaffMember member) =>
        [.. (await members.GetPasskeysAsync(member)).OrderBy(passkey => passkey.CreatedAt)];

    public Task<string> AskForNewAsync(StaffMember member) =>
        ceremony.AskForNewAsync(
            new()
            {
                Id = member.Id.ToString(CultureInfo.InvariantCulture),
                Name = member.Email!,
                DisplayName = member.Name,
            }
        );

    /// <param name="name">The name by which the member recognizes it.</param>
    public async Task<AccountOutcome> AddAsync(StaffMember member, string? credential, string name)
    {
        var result = await ceremony.ReadNewAsync(credential);
        if (!result.Succeeded || !IsFor(member, result.UserEntity))
        {
            return AccountOutcome.Refused(AccountMessage.Whole, NotMade);
        }

        result.Passkey.Name = name;
        var added = await members.AddOrUpdatePasskeyAsync(member, result.Passkey);
        return AccountOutcome.Of(added.Errors);
    }

    public async Task<AccountOutcome> RenameAsync(StaffMember member, byte[] id, string name)
    {
        if (!VisibleName.IsSeen(name))
        {
            return AccountOutcome.Refused(AccountMessage.Name, "A passkey needs a name.");
        }

        if (await members.GetPasskeyAsync(member, id) is not { } passkey)
        {
            return AccountOutcome.Refused(AccountMessage.Whole, "This passkey is already gone.");
        }

        passkey.Name = name.Trim();
        return AccountOutcome.Of((await members.AddOrUpdatePasskeyAsync(member, passkey)).Errors);
    }

    /// <summary>Refuses to remove the member's last way to sign in.</summary>
    public async Task<AccountOutcome> RemoveAsync(StaffMember member, byte[] id)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        // If two are removed at the same moment, one waits here, so the last one stays.
        await db.Database.ExecuteSqlAsync(
            $"select from staff.members where id = {member.Id} for update"
        );
        if (await FindHindranceAsync(member, id) is { } hindrance)
        {
            return AccountOutcome.Refused(AccountMessage.Whole, hindrance);
        }

        var removed = await members.RemovePasskeyAsync(member, id);
        await transaction.CommitAsync();
        return AccountOutcome.Of(removed.Errors);
    }

    private async Task<string?> FindHindranceAsync(StaffMember member, byte[] id)
    {
        var others = await db.Set<IdentityUserPasskey<int>>()
            .CountAsync(p => p.UserId == member.Id && p.CredentialId != id);
        if (others > 0)
        {
            return null;
        }

        if (member.PasswordHash is null)
        {
            return "This is the only way to sign in to your account. Set a password or add another passkey first.";
        }

        var isNeeded = !member.TwoFactorEnabled && await db.RequiresSecondFactorAsync(member.Role);
        return isNeeded
            ? "Your role needs a second factor, and this is your only one. Set up an authenticator app or add another passkey first."
            : null;
    }

    private static bool IsFor(StaffMember member, PasskeyUserEntity owner) =>
        owner.Id == member.Id.ToString(CultureInfo.InvariantCulture);
}
