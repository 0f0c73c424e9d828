using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// The passkey of somebody who becomes a member with it. It holds the member's id, so the id is taken before there is a
/// member.
/// </summary>
internal sealed class FirstPasskey(
    PasskeyCeremony ceremony,
    IHttpContextAccessor http,
    ShopFlowDbContext db
)
{
    /// <summary>The script puts in the names that were typed.</summary>
    public async Task<string> AskAsync()
    {
        var ids = await db
            .Database.SqlQuery<long>($"select nextval('staff.members_id_seq')")
            .ToListAsync();
        var id = ids[0].ToString(CultureInfo.InvariantCulture);
        return await ceremony.AskForNewAsync(
            new()
            {
                Id = id,
                Name = "ShopFlow",
                DisplayName = "ShopFlow",
            }
        );
    }

    /// <param name="member">Is given the id that the passkey holds.</param>
    /// <returns>Null when the device did not answer what was asked.</returns>
    public async Task<UserPasskeyInfo?> ReadAsync(StaffMember member, PasskeyAnswer answer)
    {
        var result = await ceremony.ReadNewAsync(answer.Credential);
        if (!result.Succeeded)
        {
            return null;
        }

        member.Id = int.Parse(result.UserEntity.Id, CultureInfo.InvariantCulture);
        var browser = http.HttpContext?.Request.Headers.UserAgent.ToString();
        result.Passkey.Name = BrowserName.Of(browser ?? "");
        return result.Passkey;
    }
}
