using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;
using ShopFlow.Web.Features.Account.Passkeys;

namespace ShopFlow.Tests.Database.Account;

public sealed class StaffPasskeysTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task The_only_way_to_sign_in_cannot_be_removed()
    {
        var member = await shop.Services.MemberAsync();
        var only = await AddAsync(member, "Phone");

        Assert.StartsWith(
            "This is the only way",
            await RemoveAsync(member, only),
            StringComparison.Ordinal
        );

        var second = await AddAsync(member, "Laptop");
        Assert.Null(await RemoveAsync(member, only));
        Assert.NotNull(await RemoveAsync(member, second));
    }

    [Fact]
    public async Task Of_two_passkeys_removed_at_once_one_stays()
    {
        var member = await shop.Services.MemberAsync();
        byte[][] both = [await AddAsync(member, "Phone"), await AddAsync(member, "Laptop")];

        var refusals = await Task.WhenAll(both.Select(id => RemoveAsync(member, id)));

        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(1, await CountAsync(member));
    }

    [Fact]
    public async Task The_only_second_factor_cannot_be_removed_if_the_role_requires_one()
    {
        var member = await shop.Services.MemberAsync(password: TestStaff.Password);
        var passkey = await AddAsync(member, "Phone");
        await shop.ExecuteAsync("update staff.role_settings set requires_second_factor = true");

        Assert.StartsWith(
            "Your role needs",
            await RemoveAsync(member, passkey),
            StringComparison.Ordinal
        );

        await shop.ExecuteAsync("update staff.members set two_factor_enabled = true");
        Assert.Null(await RemoveAsync(member, passkey));
    }

    [Fact]
    public async Task Nobody_can_remove_or_rename_somebody_elses_passkey()
    {
        var owner = await shop.Services.MemberAsync(password: TestStaff.Password);
        var viewer = await shop.Services.MemberAsync(StaffRole.Viewer, TestStaff.Password);
        var passkey = await AddAsync(owner, "Phone");

        await RemoveAsync(viewer, passkey);
        var renamed = await DoAsync(viewer, (p, member) => p.RenameAsync(member, passkey, "Mine"));

        Assert.False(renamed.IsDone);
        await using var db = shop.CreateDbContext();
        var kept = await db.Set<IdentityUserPasskey<int>>().SingleAsync();
        Assert.Equal((owner.Id, "Phone"), (kept.UserId, kept.Data.Name));
    }

    [Fact]
    public async Task No_passkey_is_added_without_an_answer_from_a_device()
    {
        var member = await shop.Services.MemberAsync(password: TestStaff.Password);

        foreach (var answer in new[] { null, "", "{}", "not even json" })
            Assert.False((await DoAsync(member, (p, m) => p.AddAsync(m, answer, "x"))).IsDone);

        Assert.Equal(0, await CountAsync(member));
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task<byte[]> AddAsync(StaffMember member, string name)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var passkey = MadeUp.Passkey(name);
        var known = await members.FindByIdAsync($"{member.Id}");
        Assert.True((await members.AddOrUpdatePasskeyAsync(known!, passkey)).Succeeded);
        return passkey.CredentialId;
    }

    private async Task<string?> RemoveAsync(StaffMember member, byte[] id)
    {
        var outcome = await DoAsync(member, (passkeys, known) => passkeys.RemoveAsync(known, id));
        return outcome.IsDone ? null : outcome.Messages[0].Text;
    }

    private async Task<AccountOutcome> DoAsync(
        StaffMember member,
        Func<StaffPasskeys, StaffMember, Task<AccountOutcome>> change
    )
    {
        shop.Get<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        await using var scope = shop.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var known = await members.FindByIdAsync($"{member.Id}");
        return await change(scope.ServiceProvider.GetRequiredService<StaffPasskeys>(), known!);
    }

    private async Task<int> CountAsync(StaffMember member)
    {
        await using var db = shop.CreateDbContext();
        return await db.Set<IdentityUserPasskey<int>>().CountAsync(p => p.UserId == member.Id);
    }
}
