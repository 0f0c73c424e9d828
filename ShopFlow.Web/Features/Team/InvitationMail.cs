using Microsoft.AspNetCore.Components;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Features.Team;

/// <summary>Delivers an invitation: by mail if there is a mail server, and always to the owner, to copy.</summary>
internal sealed class InvitationMail(
    StaffMail mail,
    ShopFormat shop,
    IConfiguration configuration,
    NavigationManager navigation
)
{
    public async Task<Link> SendAsync(LinkToken token, string email)
    {
        const string page = "invitation";
        const string use = "It works once, for seven days.";
        if (!mail.IsConfigured)
            return new(token, page, $"Give this link to {email}. {use}");

        var url = new Link(token, page, "").At(configuration, navigation);
        var isSent = await mail.SendAsync(
            email,
            $"Join {shop.ShopName}",
            $"You are invited to join the team of {shop.ShopName} on ShopFlow.\n\nOpen this link to join. {use}\n\n{url}\n",
            CancellationToken.None
        );
        return new(
            token,
            page,
            isSent
                ? $"The invitation was mailed to {email}. Here is the same link, in case they need it:"
                : $"The mail could not be sent. Give this link to {email} yourself. {use}"
        );
    }
}
