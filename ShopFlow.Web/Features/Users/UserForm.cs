using ShopFlow.Data.Users;
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

    private protected override void Read(FormReading<User> form)
    {
        form.Text(Name, (user, name) => user.Name = name!);
        form.Text(Email, (user, email) => user.Email = email!);
    }
}
