using FluentValidation;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Team;

public sealed class InvitationForm : EntityForm<StaffInvitation>
{
    public string? Email { get; set; }

    public string? Role { get; set; } = StaffRole.Staff;

    internal override void ApplyTo(StaffInvitation invitation, ShopFormat shop)
    {
        invitation.Email = Trimmed(Email)!;
        invitation.Role = Role!;
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
