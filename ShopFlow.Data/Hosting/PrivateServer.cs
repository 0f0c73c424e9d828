using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <param name="Folder">Holds all files of the server; null for the user's own data folder.</param>
/// <param name="IsThrowaway">
/// For tests: the server survives neither a power cut nor the end of the process that started it.
/// </param>
/// <param name="Say">Tells the person about a rare step that takes long.</param>
public sealed record PrivateServerOptions(
    string? Folder = null,
    bool IsThrowaway = false,
    Action<string>? Say = null
);

/// <summary>
/// ShopFlow's own PostgreSQL server: local connections only, a random password, and stopped when disposed. Its
/// databases are UTF8 and sort by code point (C.UTF-8), which is the same on every platform and version.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    public const string Superuser = "shopflow";

    private readonly DataFolder folder;
    private readonly Postmaster process;
    private readonly CancellationTokenSource disposed = new();
    private readonly Task supervision;

    private PrivateServer(
        DataFolder folder,
        Postmaster postmaster,
        string connectionString,
        string servingConnectionString
    )
    {
        this.folder = folder;
        process = postmaster;
        ConnectionString = connectionString;
        ServingConnectionString = servingConnectionString;
        supervision = postmaster.SuperviseAsync(disposed.Token);
    }

    /// <summary>
    /// The superuser's, who owns the tables. Names the database <c>shopflow</c>, which need not exist yet.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>
    /// For requests. Names the same database and the role <c>shopflow_app</c>, which <see cref="ServingRole"/> creates.
    /// </summary>
    public string ServingConnectionString { get; }

    public string Log => folder.Log;

    /// <exception cref="CannotStartException">With a message that says why.</exception>
    public static async Task<PrivateServer> StartAsync(
        PrivateServerOptions options,
        CancellationToken cancellationToken
    )
    {
        var held = await DataFolder.OpenAsync(
            options.Folder ?? DataFolder.Default,
            cancellationToken
        );
        try
        {
            return await StartAsync(held, options, cancellationToken);
        }
        catch
        {
            held.Dispose();
            // Ctrl+C also reaches PostgreSQL's programs, so their failure is no surprise then.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>How to serve requests from the server that runs on a folder; null if none does.</summary>
    public static async Task<string?> FindAsync(string? folder, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder ?? DataFolder.Default);
        return
            PostmasterFile.Read(Path.Combine(root, DataFolder.DataName))
                is { IsReady: true } running
            && await running.AcceptsAsync(cancellationToken)
            ? Connection(
                running,
                ServingRole.DefaultName,
                await DataFolder.ServingPasswordAsync(root, cancellationToken)
            )
            : null;
    }

    /// <summary>Stops the throwaway server of a dead process, if it still runs, and removes its folder.</summary>
    public static async Task RemoveAbandonedAsync(string path, CancellationToken cancellationToken)
    {
        if (DataFolder.IsAbandoned(path))
        {
            await PostmasterFile.KillAsync(
                Path.Combine(path, DataFolder.DataName),
                cancellationToken
            );
            Directory.Delete(path, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync();
        await supervision;
        await process.StopAsync();
        folder.Dispose();
        disposed.Dispose();
    }

    private static async Task<PrivateServer> StartAsync(
        DataFolder held,
        PrivateServerOptions options,
        CancellationToken cancellationToken
    )
    {
        var binaries = await ChooseAsync(held, options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // Nobody would stop a server if its start were abandoned halfway, so the start is always finished.
        await new Cluster(held, binaries).InitialiseAsync(CancellationToken.None);
        var postmaster = new Postmaster(held, binaries, options.IsThrowaway);
        var address = await postmaster.StartAsync(CancellationToken.None);
        var server = new PrivateServer(
            held,
            postmaster,
            Connection(address, Superuser, await held.PasswordAsync(CancellationToken.None)),
            Connection(
                address,
                ServingRole.DefaultName,
                await held.ServingPasswordAsync(CancellationToken.None)
            )
        );
        if (cancellationToken.IsCancellationRequested)
        {
            await server.DisposeAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return server;
    }

    /// <summary>Downloaded binaries outlive a throwaway server.</summary>
    private static Task<PostgresBinaries> ChooseAsync(
        DataFolder held,
        PrivateServerOptions options,
        CancellationToken cancellationToken
    )
    {
        var cache = options.IsThrowaway ? DataFolder.Default : held.Root;
        return new BinariesChoice(held, cache, options.Say).MakeAsync(cancellationToken);
    }

    private static string Connection(PostmasterFile address, string user, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = address.SocketFolder.Length > 0 ? address.SocketFolder : "127.0.0.1",
            Port = address.Port,
            Username = user,
            Password = password,
            Database = Superuser,
            SearchPath = ShopSchema.Path,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
}
