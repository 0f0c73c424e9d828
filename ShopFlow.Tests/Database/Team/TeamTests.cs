using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Access;

namespace ShopFlow.Tests.Database.Team;

/// <summary>The team's services as an owner calls them.</summary>
public abstract class TeamTests : IAsyncLifetime
{
    private protected RunningShop Shop { get; private set; } = null!;

    private AsyncServiceScope scope;

    public async Task InitializeAsync()
    {
        Shop = await RunningShop.StartAsync();
        scope = As(await Shop.Services.MemberAsync());
    }

    public async Task DisposeAsync()
    {
        await scope.DisposeAsync();
        await Shop.DisposeAsync();
    }

    private protected T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    private protected AsyncServiceScope As(StaffMember member)
    {
        var other = Shop.Services.CreateAsyncScope();
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, member.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, member.Name),
            new(ClaimTypes.Role, member.Role),
        ];
        var person = other.ServiceProvider.GetRequiredService<CurrentPerson>();
        person.Is(new(new ClaimsIdentity(claims, "test")));
        return other;
    }

    private protected async Task<StaffMember?> FindAsync(string email)
    {
        await using var db = Shop.Data.CreateDbContext();
        return await db.StaffMembers.SingleOrDefaultAsync(m => m.Email == email);
    }

    private protected static string Only(SaveOutcome outcome) =>
        Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages).Text;
}
