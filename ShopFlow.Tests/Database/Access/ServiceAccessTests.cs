using System.Reflection;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Access;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Access;

/// <summary>
/// Calls services directly, bypassing the pages: every write, in every role and without one. The fingerprint of the
/// database shows what changed.
/// </summary>
public sealed class ServiceAccessTests(UntouchedShop untouched) : IClassFixture<UntouchedShop>
{
    private const string Nobody = "";

    public static TheoryData<string, string> Allowed() =>
        Calls((write, role) => write.Roles.Contains(role));

    public static TheoryData<string, string> Refused() =>
        Calls((write, role) => !write.Roles.Contains(role));

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_role_that_may_write_can_write(string write, string role)
    {
        await using var shop = await KnownShop.CreateAsync();
        await shop.LoadTeamAsync();
        var before = await shop.FingerprintAsync();

        var outcome = await ServiceWrites.All[write].RunAsync(shop.As(role));

        Outcomes.Saved(outcome);
        Assert.NotEqual(before, await shop.FingerprintAsync());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_role_that_may_not_write_is_refused_and_no_row_changes(
        string write,
        string role
    )
    {
        var outcome = await ServiceWrites.All[write].RunAsync(untouched.Shop.As(role));

        Assert.Equal(new SaveOutcome.Forbidden(), outcome);
        Assert.Equal(untouched.Before, await untouched.Shop.FingerprintAsync());
    }

    [Fact]
    public void Every_method_of_a_writing_service_is_covered()
    {
        var writes = ServiceWrites.All.Keys.Select(write => write.Split(',')[0]).Distinct();

        Assert.Equal(writes.Concat(ServiceWrites.Reads).Order(), Methods().Distinct().Order());
    }

    private static IEnumerable<string> Methods() =>
        from type in typeof(UserService).Assembly.GetTypes()
        where type.GetConstructors().Any(TakesAWriter)
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly
        )
        select $"{type.Name}.{method.Name}";

    private static bool TakesAWriter(ConstructorInfo constructor) =>
        constructor
            .GetParameters()
            .Any(parameter => parameter.ParameterType == typeof(StaffContexts));

    private static TheoryData<string, string> Calls(Func<ServiceWrite, string, bool> where)
    {
        var calls = new TheoryData<string, string>();
        foreach (var (name, write) in ServiceWrites.All)
        foreach (var role in StaffRole.All.Append(Nobody).Where(role => where(write, role)))
            calls.Add(name, role);

        return calls;
    }
}
