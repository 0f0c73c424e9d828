using FluentValidation;
using ShopFlow.Data.Users;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Users;

public sealed class UserForm : EntityForm<User>
{
    public int Id => Before?.Id ?? 0;

    public string? Name { get; set; }

    public string? Email { get; set; }

    internal static UserForm From(User user)
    {
        var form = new UserForm { Name = user.Name, Email = user.Email };
        form.Begin(user, user.Version);
        return form;
    }

    internal override void ApplyTo(User user, ShopFormat shop)
    {
        user.Name = Trimmed(Name)!;
        user.Email = Trimmed(Email)!;
    }
}

internal sealed class UserFormValidator : AbstractValidator<UserForm>
{
    public UserFormValidator(FormRules rules)
    {
        RuleFor(form => form.Name).Obeys(rules);
        RuleFor(form => form.Email).Obeys(rules);
    }
}
