using ShopFlow.Data.Staff;

namespace ShopFlow.Tests.EndToEnd.Access;

internal static class ShopPages
{
    private static readonly string[] Owners = [StaffRole.Owner];
    private static readonly string[] Managers = [.. Owners, StaffRole.Manager];
    private static readonly string[] Staff = [.. Managers, StaffRole.Staff];
    private static readonly string[] Everybody = [.. Staff, StaffRole.Viewer];

    /// <summary>The roles that can see each page. A new page has to be added here.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } =
        new Dictionary<string, string[]>
        {
            ["/"] = Everybody,
            ["/account"] = Everybody,
            ["/account/second-factor-needed"] = Everybody,
            ["/activity"] = Everybody,
            ["/error"] = Everybody,
            ["/invitation"] = Everybody,
            ["/not-found"] = Everybody,
            ["/order-items"] = Everybody,
            ["/orders"] = Everybody,
            ["/orders/new"] = Staff,
            ["/orders/{Id:int}"] = Everybody,
            ["/products"] = Everybody,
            ["/products/new"] = Managers,
            ["/products/{Id:int}"] = Everybody,
            ["/reset-password"] = Everybody,
            ["/reviews"] = Everybody,
            ["/reviews/new"] = Staff,
            ["/reviews/{Id:int}"] = Everybody,
            ["/set-up"] = Everybody,
            ["/settings"] = Owners,
            ["/sign-in"] = Everybody,
            ["/sign-in/second-factor"] = Everybody,
            ["/signed-in"] = Everybody,
            ["/status"] = Owners,
            ["/status/{Code:int}"] = Everybody,
            ["/team"] = Owners,
            ["/users"] = Everybody,
            ["/users/new"] = Managers,
            ["/users/{Id:int}"] = Everybody,
        };

    /// <summary>The page's address. A page about a row gets the first row.</summary>
    public static string Address(string page) =>
        page.Replace("{Id:int}", "1", StringComparison.Ordinal)
            .Replace("{Code:int}", "404", StringComparison.Ordinal);
}
