using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Team;

/// <param name="Token">The new link's token, if there is one: it can only be shown now.</param>
internal sealed record Invited(SaveOutcome Outcome, LinkToken? Token = null);

/// <summary>Invites people to the team.</summary>
internal sealed class InvitationService(
    StaffContexts contexts,
    FormRuleReader rules,
    ILookupNormalizer normalizer,
    ShopFormat format,
    TimeProvider time
)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<Invited> InviteAsync(
        InvitationForm form,
        CancellationToken cancellationToken = default
    )
    {
        var token = LinkToken.Create();
        var outcome = await contexts.WriteAsync(
            Permission.ManageStaff,
            db => InviteAsync(db, form, token, cancellationToken),
            cancellationToken
        );
        return new(outcome, outcome is SaveOutcome.Saved ? token : null);
    }

    /// <summary>Makes a new link, valid for another seven days; the old one stops working.</summary>
    public async Task<Invited> RenewAsync(int id, CancellationToken cancellationToken = default)
    {
        var token = LinkToken.Create();
        var outcome = await contexts.WriteAsync(
            Permission.ManageStaff,
            async db =>
            {
                var invitation = await db.StaffInvitations.SingleOrDefaultAsync(
                    i => i.Id == id,
                    cancellationToken
                );
                if (invitation is null)
                    return new SaveOutcome.Gone();

                invitation.TokenHash = token.Hash;
                invitation.ExpiresAt = time.GetUtcNow() + Lifetime;
                return await db.SaveAsync(cancellationToken);
            },
            cancellationToken
        );
        return new(outcome, outcome is SaveOutcome.Saved ? token : null);
    }

    public Task<SaveOutcome> RevokeAsync(int id, CancellationToken cancellationToken = default) =>
        contexts.WriteAsync(
            Permission.ManageStaff,
            db => db.DeleteAsync<StaffInvitation>(id, cancellationToken),
            cancellationToken
        );

    private async Task<SaveOutcome> InviteAsync(
        ShopFlowDbContext db,
        InvitationForm form,
        LinkToken token,
        CancellationToken cancellationToken
    )
    {
        var invitationRules = await rules.ForAsync<StaffInvitation>(cancellationToken);
        if (new InvitationFormValidator(invitationRules).Check(form) is { } refusal)
            return refusal;

        var now = time.GetUtcNow();
        var invitation = new StaffInvitation
        {
            TokenHash = token.Hash,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        form.Read(format).ApplyTo(invitation);
        invitation.NormalizedEmail = normalizer.NormalizeEmail(invitation.Email);
        if (await IsMemberAsync(db, invitation.NormalizedEmail, cancellationToken))
            return Taken(form);

        db.Add(invitation);
        var typed = new TypedIn(invitation, form);
        return AtEmail(await db.SaveAsync([typed], cancellationToken), form);
    }

    private static Task<bool> IsMemberAsync(
        ShopFlowDbContext db,
        string email,
        CancellationToken cancellationToken
    ) => db.StaffMembers.AnyAsync(m => m.NormalizedEmail == email, cancellationToken);

    private static SaveOutcome.Invalid Taken(InvitationForm form) =>
        new([
            new(
                form,
                nameof(form.Email),
                AccountSentences.TakenEmail,
                new(StaffRules.Schema, "members", StaffRules.EmailMustBeUnique)
            ),
        ]);

    // The rule is on the normalized email column, which nobody types.
    private static SaveOutcome AtEmail(SaveOutcome outcome, InvitationForm form) =>
        outcome is SaveOutcome.Invalid invalid
            ? new SaveOutcome.Invalid([
                .. invalid.Messages.Select(message =>
                    message.Rule.Name == StaffRules.OneInvitationPerEmail
                        ? message with
                        {
                            Target = form,
                            Property = nameof(form.Email),
                        }
                        : message
                ),
            ])
            : outcome;
}
