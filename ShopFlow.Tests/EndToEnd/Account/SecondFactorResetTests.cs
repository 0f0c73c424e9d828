using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Access;
using ShopFlow.Web.Features.Account.SecondFactor;

namespace ShopFlow.Tests.EndToEnd.Account;

/// <summary>An owner helps somebody whose phone is gone.</summary>
public sealed class SecondFactorResetTests : IAsyncLifetime
{
    private RunningShop shop = null!;

    [Fact]
    public async Task It_takes_every_factor_away_and_signs_the_member_out_everywhere()
    {
        await shop.Services.MemberAsync(StaffRole.Staff, TestStaff.Password);
        using var browser = new TwoStepBrowser(shop, TimeProvider.System);
        await browser.PasswordAsync("staff@shop.example");
        await browser.SetUpAsync();

        Assert.IsType<SaveOutcome.Saved>(await ResetAsync(StaffRole.Owner));

        Assert.False(await browser.MayReadAsync());
        Assert.Equal("/orders", await browser.PasswordAsync("staff@shop.example"));
        await using var db = shop.Data.CreateDbContext();
        Assert.False(await db.Set<IdentityUserToken<int>>().AnyAsync());
        Assert.False(await db.Set<IdentityUserPasskey<int>>().AnyAsync());
    }

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Viewer)]
    public async Task Only_an_owner_may(string role)
    {
        await shop.Services.MemberAsync(StaffRole.Staff, TestStaff.Password);

        Assert.IsType<SaveOutcome.Refused>(await ResetAsync(role));
    }

    public async Task InitializeAsync() => shop = await RunningShop.StartAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task<SaveOutcome> ResetAsync(string role)
    {
        var target = await shop.Services.MemberAsync(StaffRole.Staff);
        var actor = await shop.Services.MemberAsync(role);
        await using var scope = shop.Services.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<
            IUserClaimsPrincipalFactory<StaffMember>
        >();
        ClaimsPrincipal principal = await claims.CreateAsync(actor);
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Is(principal);
        return await scope
            .ServiceProvider.GetRequiredService<SecondFactorReset>()
            .ResetAsync(target.Id);
    }
}
