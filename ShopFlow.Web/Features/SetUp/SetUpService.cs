using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopFlow.Data;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Seeding;
using ShopFlow.Data.Settings;
using ShopFlow.Data.Staff;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Settings;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.SetUp;

/// <summary>Creates the first owner and the shop's settings: everything or nothing, and never twice.</summary>
internal sealed class SetUpService(
    ShopFlowDbContext db,
    StaffAccounts accounts,
    FormRuleReader rules,
    CurrentSettings settings,
    ShopFormat format,
    TimeProvider time
)
{
    public async Task<bool> IsOpenAsync(string? token) =>
        await db.StaffLinks.WithToken(token, time.GetUtcNow()).AnyAsync(l => l.MemberId == null)
        && !await db.HasOwnerAsync(default);

    /// <summary>False for a shop from an earlier version, which has data but no owner.</summary>
    public async Task<bool> IsEmptyAsync() =>
        !await db.Users.AnyAsync() && !await db.Products.AnyAsync() && !await db.Orders.AnyAsync();

    /// <param name="owner">Gets the form's name and email, and afterwards has its id.</param>
    /// <param name="passkey">Used instead of a password.</param>
    public async Task<AccountOutcome> RunAsync(
        SetUpForm form,
        StaffMember owner,
        string? token,
        UserPasskeyInfo? passkey = null
    )
    {
        var password = passkey is null ? form.Password ?? "" : null;
        (owner.Name, owner.Email, owner.Role) = (form.Name ?? "", form.Email, StaffRole.Owner);
        owner.UserName = owner.Email = owner.Email?.Trim();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Anyone else with a link waits here, and then finds an owner.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE staff.members IN SHARE ROW EXCLUSIVE MODE");
        if (!await IsOpenAsync(token))
            return AccountOutcome.Refused(AccountMessage.Whole, LinkToken.Dead);

        var shop = form.Settings(settings.Now.Language.TwoLetterISOLanguageName);
        var refusals = await RefusalsAsync(password, owner, shop);
        if (!refusals.IsDone)
            return refusals;

        db.Actor = new(Id: null, "Set-up");
        var made = await accounts.CreateAsync(owner, password, passkey);
        if (!made.IsDone)
            return made;

        db.Actor = new(owner.Id, owner.Name);
        var stored = await StoreAsync(form, shop);
        await transaction.CommitAsync();
        settings.Take(stored.ToSettings());
        return AccountOutcome.Done;
    }

    private async Task<StoredSettings> StoreAsync(SetUpForm form, SettingsForm shop)
    {
        var stored =
            await db.Settings.SingleOrDefaultAsync() ?? db.Add(new StoredSettings()).Entity;
        shop.Read(format).ApplyTo(stored);
        await db.SaveChangesAsync();
        await db.StaffLinks.Where(l => l.MemberId == null).ExecuteDeleteAsync();
        await db.RoleSettings.ExecuteUpdateAsync(roles =>
            roles.SetProperty(r => r.RequiresSecondFactor, form.AsksSecondFactor)
        );
        if (form.HasDemo && await IsEmptyAsync())
            await DemoShop.LoadAsync(
                (NpgsqlConnection)db.Database.GetDbConnection(),
                time,
                default
            );

        return stored;
    }

    private async Task<AccountOutcome> RefusalsAsync(
        string? password,
        StaffMember owner,
        SettingsForm shop
    )
    {
        var ofOwner = await accounts.CheckAsync(owner, password);
        var hints = await rules.ForAsync<StoredSettings>(default);
        var ofShop = new SettingsFormValidator(hints).Check(shop) as SaveOutcome.Invalid;
        return new([
            .. ofOwner.Messages,
            .. (ofShop?.Messages ?? []).Select(m => new AccountMessage(Field(m.Property), m.Text)),
        ]);
    }

    // The page has two name fields: the owner's and the shop's.
    private static string Field(string? property) =>
        property switch
        {
            null => AccountMessage.Whole,
            nameof(SettingsForm.Name) => nameof(SetUpForm.ShopName),
            _ => property,
        };
}
