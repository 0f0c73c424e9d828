using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Staff;

namespace ShopFlow.Web.Features.Account.Passkeys;

/// <summary>
/// The passkey of somebody who joins with it. The passkey contains the member's id, so the id is reserved before the
/// member exists.
/// </summary>
internal sealed class FirstPasskey(
    PasskeyCeremony ceremony,
    IHttpContextAccessor http,
    ShopFlowDbContext db
)
{
    /// <summary>The script fills in the typed names.</summary>
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

    /// <param name="member">Gets the id that the passkey contains.</param>
    /// <returns>Null if the device's answer doesn't match the challenge.</returns>
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
