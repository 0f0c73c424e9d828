using Npgsql;
using ShopFlow.Tests.Database.Lists;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Figures;

/// <summary>Many writers at once on few products, users and orders, so that they collide.</summary>
public sealed class FiguresUnderLoadTests : IAsyncLifetime
{
    private const int People = 8;
    private const int Writes = 60;

    private TestShop shop = null!;

    [Fact]
    public async Task Concurrent_writes_of_the_program_are_counted_and_never_deadlock()
    {
        var refusals = await WriteAsync(RandomWrites.ByTheProgram);

        await Truth.AssertFiguresMatchAsync(shop);
        Assert.DoesNotContain(PostgresErrorCodes.DeadlockDetected, refusals);
    }

    [Fact]
    public async Task All_concurrent_writes_are_counted()
    {
        await WriteAsync(random =>
            random.Next(2) == 0 ? RandomWrites.ByTheProgram(random) : RandomWrites.ByHand(random)
        );

        await Truth.AssertFiguresMatchAsync(shop);
    }

    public async Task InitializeAsync() => shop = await CrowdedShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    /// <summary>Each writer sends one transaction after another.</summary>
    private async Task<IReadOnlyList<string>> WriteAsync(Func<Random, string> write)
    {
        var refusals = await Task.WhenAll(
            Enumerable.Range(1, People).Select(person => WriteAsync(new Random(person), write))
        );
        return [.. refusals.SelectMany(one => one)];
    }

    private async Task<List<string>> WriteAsync(Random random, Func<Random, string> write)
    {
        var refusals = new List<string>();
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        for (var i = 0; i < Writes; i++)
        {
            try
            {
                await using var command = new NpgsqlCommand(write(random), connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException refusal)
            {
                refusals.Add(refusal.SqlState);
                await using var end = new NpgsqlCommand("rollback", connection);
                await end.ExecuteNonQueryAsync();
            }
        }

        return refusals;
    }
}
