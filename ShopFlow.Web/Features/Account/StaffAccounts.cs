using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account;

/// <summary>
/// Creates accounts. Belongs to a request's scope or one of <see cref="AccountScopes"/>, never to a circuit's.
/// </summary>
internal sealed class StaffAccounts(UserManager<StaffMember> members, TimeProvider time)
{
    /// <summary>
    /// Reports everything that is wrong at once. After <see cref="AccountOutcome.Done"/> the member has its id.
    /// </summary>
    /// <param name="password">Null for somebody who will sign in with a passkey.</param>
    public async Task<AccountOutcome> CreateAsync(
        StaffMember member,
        string? password,
        UserPasskeyInfo? passkey = null
    )
    {
        member.Name = member.Name.Trim();
        member.Email = member.UserName = member.Email?.Trim();
        member.CreatedAt = time.GetUtcNow();
        var refusal = await CheckAsync(member, password);
        if (!refusal.IsDone)
        {
            return refusal;
        }

        try
        {
            var result = password is null
                ? await members.CreateAsync(member)
                : await members.CreateAsync(member, password);
            if (result.Succeeded && passkey is not null)
            {
                result = await members.AddOrUpdatePasskeyAsync(member, passkey);
            }

            return AccountOutcome.Of(result.Errors);
        }
        catch (DbUpdateException lost)
            when (lost.InnerException
                    is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            )
        {
            // Somebody else was a moment faster.
            return AccountOutcome.Refused(AccountMessage.Email, AccountSentences.TakenEmail);
        }
    }

    /// <summary>What is wrong with this input, without writing anything.</summary>
    public async Task<AccountOutcome> CheckAsync(StaffMember member, string? password)
    {
        var messages = new List<AccountMessage>();
        if (AccountSentences.AgainstName(member.Name) is { } refusal)
        {
            messages.Add(new(AccountMessage.Name, refusal));
        }

        foreach (var validator in members.UserValidators)
        {
            messages.AddRange(Said(await validator.ValidateAsync(members, member)));
        }

        if (password is not null)
        {
            messages.AddRange((await CheckPasswordAsync(member, password)).Messages);
        }

        return new(messages);
    }

    /// <summary>What is wrong with a password for this member.</summary>
    public async Task<AccountOutcome> CheckPasswordAsync(StaffMember member, string password)
    {
        var messages = new List<AccountMessage>();
        foreach (var validator in members.PasswordValidators)
        {
            messages.AddRange(Said(await validator.ValidateAsync(members, member, password)));
        }

        return new(messages);
    }

    private static IReadOnlyList<AccountMessage> Said(IdentityResult result) =>
        AccountOutcome.Of(result.Errors).Messages;
}
