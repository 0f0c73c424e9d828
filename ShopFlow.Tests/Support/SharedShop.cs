using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Reading;

namespace ShopFlow.Tests.Support;

/// <summary>One shop for all tests of a class. They must not change it.</summary>
public sealed class SharedShop : IAsyncLifetime
{
    internal TestShop Shop { get; private set; } = null!;

    public async Task InitializeAsync() => Shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    /// <summary>How the catalog reads a table after a change. The change is rolled back.</summary>
    internal async Task<CatalogTable> TableAfterAsync(string sql, string table)
    {
        await using var connection = new NpgsqlConnection(Shop.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var change = new NpgsqlCommand(sql, connection, transaction);
        await change.ExecuteNonQueryAsync();
        return (await CatalogLoader.LoadAsync(connection, default)).Table(null, table)!;
    }
}
