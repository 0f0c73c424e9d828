using Npgsql;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Hosting;

/// <summary>A role that may sign in and nothing else.</summary>
internal sealed class Guest : IAsyncDisposable
{
    private readonly TestShop shop;

    private Guest(TestShop shop) => this.shop = shop;

    public string Name => "guest_of_" + shop.Name();

    public static async Task<Guest> CreateAsync(TestShop shop)
    {
        var guest = new Guest(shop);
        await shop.ExecuteAsync($"CREATE ROLE {guest.Name} LOGIN PASSWORD 'guest'");
        return guest;
    }

    public void SignIn(NpgsqlConnectionStringBuilder target, string? database = null)
    {
        target.Username = Name;
        target.Password = "guest";
        target.Database = database ?? target.Database;
    }

    public async ValueTask DisposeAsync() => await shop.ExecuteAsync($"DROP ROLE {Name}");
}

internal static class TestShopName
{
    public static string Name(this TestShop shop) =>
        new NpgsqlConnectionStringBuilder(shop.ConnectionString).Database!;
}
