using Npgsql;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

/// <summary>The database ShopFlow uses: the one in the connection string, or one on a private server.</summary>
internal sealed class ShopDatabase : IAsyncDisposable
{
    private readonly PrivateServer? server;

    private ShopDatabase(string serving, string owner, PrivateServer? server)
    {
        ConnectionString = serving;
        OwnerConnectionString = owner;
        this.server = server;
        ServingRole = serving == owner ? null : new ServingRole(owner, serving);
        Migrator = new(owner, ServingRole);
    }

    /// <summary>For requests: this user need not own the tables, and on the private server it doesn't.</summary>
    public string ConnectionString { get; }

    /// <summary>For schema changes.</summary>
    public string OwnerConnectionString { get; }

    public Migrator Migrator { get; }

    private ServingRole? ServingRole { get; }

    /// <exception cref="CannotStartException">With a message that says why.</exception>
    public static async Task<ShopDatabase> OpenAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        if (configuration.GetConnectionString("ShopFlow") is { Length: > 0 } given)
        {
            var owner = configuration.GetConnectionString("ShopFlowOwner");
            return await OpenGivenAsync(
                given,
                string.IsNullOrWhiteSpace(owner) ? given : owner,
                cancellationToken
            );
        }

        return await OpenOwnAsync(configuration["ShopFlow:DataFolder"], cancellationToken);
    }

    /// <summary>For a command that runs while a ShopFlow may be running on the private server.</summary>
    /// <exception cref="CannotStartException">With a message that says why.</exception>
    public static async Task<ShopDatabase> OpenBesideAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken
    ) =>
        string.IsNullOrEmpty(configuration.GetConnectionString("ShopFlow"))
        && await PrivateServer.FindAsync(configuration["ShopFlow:DataFolder"], cancellationToken)
            is { } running
            ? new(running, running, server: null)
            : await OpenAsync(configuration, cancellationToken);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (ServingRole is null)
        {
            await new ServingCheck(ConnectionString).RefuseLackAsync(cancellationToken);
        }

        if (await Migrator.IsCurrentAsync(cancellationToken))
        {
            await (ServingRole?.EnsureAsync(cancellationToken) ?? Task.CompletedTask);
            await Migrator.HoldOlderRowsAsync(cancellationToken);
        }
        else
        {
            await UpAsync(cancellationToken);
        }

        // The owner's connections aren't needed again, so none stays open.
        NpgsqlConnection.ClearPool(new NpgsqlConnection(OwnerConnectionString));
        await CheckServingAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<ShopDatabase> OpenGivenAsync(
        string serving,
        string owner,
        CancellationToken cancellationToken
    )
    {
        var setting =
            serving == owner ? ConfiguredConnection.Setting : ConfiguredConnection.OwnerSetting;
        await ServerReach.EnsureAsync(owner, cancellationToken, setting);
        return new(
            ConfiguredConnection.Settle(serving),
            ConfiguredConnection.Settle(owner, setting),
            server: null
        );
    }

    private static async Task<ShopDatabase> OpenOwnAsync(
        string? folder,
        CancellationToken cancellationToken
    )
    {
        var own = await PrivateServer.StartAsync(
            new(folder, Say: Console.WriteLine),
            cancellationToken
        );
        var database = new ShopDatabase(own.ServingConnectionString, own.ConnectionString, own);
        try
        {
            await ServerReach.EnsureAsync(own.ConnectionString, cancellationToken);
            await database.ServingRole!.RepairAsync(cancellationToken);
            return database;
        }
        catch (CannotStartException)
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

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        if ((await Migrator.StateAsync(cancellationToken)).Unknown is [var newer, ..])
        {
            throw new CannotStartException(
                $"The database was made by a newer ShopFlow, which applied the migration {newer}. Start that one instead."
            );
        }

        await Migrator.UpAsync(steps: null, cancellationToken);
    }

    private async Task CheckServingAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            return;
        }

        await ServerReach.EnsureAsync(ConnectionString, cancellationToken);
        var check = new ServingCheck(ConnectionString);
        if (!await new Migrator(ConnectionString).IsCurrentAsync(cancellationToken))
        {
            throw new CannotStartException(
                $"{ConfiguredConnection.Setting} and {ConfiguredConnection.OwnerSetting} lead to different databases. Name the same one in both."
            );
        }

        await check.RefuseLackAsync(cancellationToken);
        if (await check.OwnsTablesAsync(cancellationToken))
        {
            Console.WriteLine(
                "The user that serves requests owns the tables and could change them. To keep the two apart, "
                    + $"name the owner in {ConfiguredConnection.OwnerSetting} and another user in {ConfiguredConnection.Setting}."
            );
        }
    }
}
