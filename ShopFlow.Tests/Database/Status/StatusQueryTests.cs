using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Status;

namespace ShopFlow.Tests.Database.Status;

public sealed class StatusQueryTests : IAsyncLifetime
{
    private const string Secret = "s3cret-typed";
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Staff)]
    [InlineData(StaffRole.Viewer)]
    [InlineData("")]
    public async Task Only_an_owner_can_read_the_status(string role) =>
        Assert.Null(await shop.As(role).GetRequiredService<StatusQuery>().ReadAsync());

    [Fact]
    public async Task The_serving_role_can_read_the_database_status_without_owning_anything()
    {
        var (trip, facts, _, _, _) = (await ReadAsync())!;

        Assert.Matches(@"^\d+(\.\d+)?$", facts.Version);
        Assert.True(trip > TimeSpan.Zero);
        Assert.InRange(facts.Size, 1_000_000, long.MaxValue);
        Assert.InRange(facts.Connections, 1, facts.MostConnections);
        Assert.InRange(facts.CacheHits!.Value, 0, 1);
        Assert.False(facts.SeesEverybody);
    }

    [Fact]
    public async Task An_open_transaction_of_ShopFlow_is_reported()
    {
        await using var open = new NpgsqlConnection(shop.ServingConnectionString);
        await open.OpenAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await using var work = new NpgsqlCommand("SELECT FROM users", open, transaction);
        await work.ExecuteNonQueryAsync();

        Assert.NotNull((await ReadAsync())!.Facts.OldestTransaction);
    }

    [Fact]
    public async Task The_largest_tables_come_first_with_their_rows()
    {
        await shop.ExecuteAsync(
            "INSERT INTO users (name, email) SELECT i, i || '@shop.test' FROM generate_series(1, 5000) i"
        );
        await shop.ExecuteAsync("ANALYZE users");

        var users = (await ReadAsync())!.Tables[0];

        Assert.Equal(("public", "users"), (users.Schema, users.Name));
        Assert.Equal(5002, users.Rows);
        Assert.NotNull(users.Analyzed);
    }

    [Theory]
    [InlineData(10_000, 5_000, true)]
    [InlineData(100_000, 5_000, false)]
    [InlineData(10, 9, false)]
    public void A_table_with_many_dead_rows_counts_as_neglected(
        long rows,
        long dead,
        bool expected
    ) =>
        Assert.Equal(expected, new TableSize("public", "t", rows, 0, dead, null, null).IsNeglected);

    [Fact]
    public async Task Without_pg_stat_statements_no_statements_are_listed() =>
        Assert.Null((await ReadAsync())!.Statements);

    [SkippableFact]
    public async Task The_slowest_statements_are_listed_without_their_values()
    {
        await CollectAsync();
        await ServeAsync($"SELECT pg_sleep(0.05), '{Secret}' = name FROM users WHERE id = 1");
        await ServeAsync($"SELECT pg_sleep(0.05), '{Secret}' = name FROM users WHERE id = 2");

        var slowest = (await ReadAsync())!.Statements![0];

        Assert.Equal("SELECT pg_sleep($1), $2 = name FROM users WHERE id = $3", slowest.Text);
        Assert.Equal(2, slowest.Calls);
        Assert.InRange(slowest.Mean, TimeSpan.FromMilliseconds(50), TimeSpan.MaxValue);
    }

    [SkippableFact]
    public async Task The_whole_status_takes_at_most_three_round_trips()
    {
        await CollectAsync();
        using var sent = new SentQueries();

        await ReadAsync();

        Assert.Equal(3, sent.Texts.Count);
    }

    private Task<DatabaseStatus?> ReadAsync() => shop.Get<StatusQuery>().ReadAsync();

    private async Task CollectAsync()
    {
        await shop.ExecuteAsync("CREATE EXTENSION pg_stat_statements");
        Skip.If(
            (await ReadAsync())!.Statements is null,
            "This server does not load pg_stat_statements."
        );
    }

    private async Task ServeAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ServingConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
