using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Data.Seeding;

namespace ShopFlow.Web.Hosting;

/// <summary>The database that ShopFlow works on: the one of the connection string, or on a private server.</summary>
internal sealed class ShopDatabase : IAsyncDisposable
{
    private readonly string connectionString;
    private readonly PrivateServer? server;

    private ShopDatabase(string connectionString, PrivateServer? server)
    {
        this.connectionString = connectionString;
        this.server = server;
    }

    /// <summary>A user called shopflow would else find, and make, the shop's tables in the schema of that name.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = "public",
        }.ConnectionString;

    /// <exception cref="CannotStartException">With the sentence that says why.</exception>
    public static async Task<ShopDatabase> OpenAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        var given = configuration.GetConnectionString("ShopFlow");
        var own = string.IsNullOrWhiteSpace(given)
            ? await PrivateServer.StartAsync(
                new(configuration["ShopFlow:DataFolder"], Say: Console.WriteLine),
                cancellationToken
            )
            : null;
        var database = new ShopDatabase(own?.ConnectionString ?? given!, own);
        try
        {
            await ServerReach.EnsureAsync(database.connectionString, cancellationToken);
            return database;
        }
        catch (CannotStartException) when (own is not null)
        {
            await database.DisposeAsync();
            throw new CannotStartException(
                $"The private PostgreSQL server started and does not answer. Its report is in {own.Log}."
            );
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var migrator = new Migrator(ConnectionString);
        if (await migrator.IsCurrentAsync(cancellationToken))
        {
            return;
        }

        if ((await migrator.StateAsync(cancellationToken)).Unknown is [var newer, ..])
        {
            throw new CannotStartException(
                $"The database was made by a newer ShopFlow, which applied the migration {newer}. Start that one instead."
            );
        }

        await migrator.UpAsync(steps: null, cancellationToken);
    }

    /// <summary>Loads the demo shop into an empty database, which is ShopFlow's own unless the setting says more.</summary>
    public async Task LoadDemoAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        if (
            configuration.GetValue("ShopFlow:DemoShop", server is not null)
            && await IsEmptyAsync(cancellationToken)
        )
        {
            await DemoShop.LoadAsync(ConnectionString, TimeProvider.System, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var query = new NpgsqlCommand(
            "SELECT NOT EXISTS (TABLE users) AND NOT EXISTS (TABLE products)",
            connection
        );
        return await query.ExecuteScalarAsync(cancellationToken) is true;
    }
}
