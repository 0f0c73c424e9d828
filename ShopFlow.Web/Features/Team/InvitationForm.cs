using FluentValidation;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Team;

public sealed class InvitationForm : EntityForm<StaffInvitation>
{
    public string? Email { get; set; }

    public string? Role { get; set; } = StaffRole.Staff;

    private protected override void Read(FormReading<StaffInvitation> form)
    {
        form.Text(Email, (invitation, email) => invitation.Email = email!);
        form.Text(Role, (invitation, role) => invitation.Role = role!);
    }
}

internal sealed class InvitationFormValidator : AbstractValidator<InvitationForm>
{
    public InvitationFormValidator(FormRules rules)
    {
        RuleFor(form => form.Email).Obeys(rules);
        RuleFor(form => form.Role).Obeys(rules);
    }
}
