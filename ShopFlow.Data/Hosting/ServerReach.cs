using System.Net.Sockets;
using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>Connects to the database of a connection string, or says in a sentence why it can't.</summary>
public static class ServerReach
{
    private const string KeepsThePassword =
        "A server keeps the one that it was first started with. With docker compose, either set POSTGRES_PASSWORD back to "
        + "it, or give the server the new one with: docker compose exec database psql -U shopflow -c '\\password'";

    /// <summary>Creates the database if it is missing and the user is allowed to.</summary>
    /// <param name="connectionString">The database to reach.</param>
    /// <param name="setting">The setting it comes from, for the error message.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="CannotStartException">With a message that says why.</exception>
    public static async Task EnsureAsync(
        string connectionString,
        CancellationToken cancellationToken,
        string setting = ConfiguredConnection.Setting
    )
    {
        var target = new NpgsqlConnectionStringBuilder(
            ConfiguredConnection.Settle(connectionString, setting)
        );
        try
        {
            await using var connection = await OpenOrCreateAsync(target, cancellationToken);
            if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
            {
                throw TooOld(target, connection.PostgreSqlVersion.Major, setting);
            }
        }
        catch (NpgsqlException exception)
        {
            throw new CannotStartException(Explain(target, exception, setting));
        }
    }

    private static async Task<NpgsqlConnection> OpenOrCreateAsync(
        NpgsqlConnectionStringBuilder target,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await OpenAsync(target.ConnectionString, cancellationToken);
        }
        catch (PostgresException missing)
            when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(target, cancellationToken);
            return await OpenAsync(target.ConnectionString, cancellationToken);
        }
    }

    private static async Task CreateAsync(
        NpgsqlConnectionStringBuilder target,
        CancellationToken cancellationToken
    )
    {
        var maintenance = new NpgsqlConnectionStringBuilder(target.ConnectionString)
        {
            Database = "postgres",
            Pooling = false,
        };
        await using var connection = await OpenAsync(
            maintenance.ConnectionString,
            cancellationToken
        );
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(target.Database!);
        await using var create = new NpgsqlCommand(
            $"CREATE DATABASE {name} ENCODING 'UTF8'",
            connection
        );
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<NpgsqlConnection> OpenAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string Explain(
        NpgsqlConnectionStringBuilder target,
        NpgsqlException exception,
        string setting
    ) =>
        exception is PostgresException refusal ? Explain(target, refusal, setting)
        : exception.InnerException is SocketException or TimeoutException or IOException
            ? $"No PostgreSQL server answers at {Server(target)}. "
                + $"Check the host and the port in {setting}, and that the server runs."
        : $"The server at {Server(target)} did not accept the connection. "
            + $"Check the password and the SSL settings in {setting}.";

    private static string Explain(
        NpgsqlConnectionStringBuilder target,
        PostgresException refusal,
        string setting
    ) =>
        refusal.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword when IsFromEnvironment(target) =>
                $"The server at {Server(target)} refused the password that PGPASSWORD holds for the user {target.Username}. "
                    + (
                        setting == ConfiguredConnection.OwnerSetting
                            ? KeepsThePassword
                            : "Check it."
                    ),
            PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"The server at {Server(target)} refused the user {target.Username}. "
                    + $"Check the user name and the password in {setting}.",
            PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege =>
                $"The database {target.Database} does not exist on {Server(target)}, and the user {target.Username} may not "
                    + $"create it. Create it with: createdb --owner={target.Username} {target.Database}",
            PostgresErrorCodes.TooManyConnections =>
                $"The server at {Server(target)} has no connection left. Close some, or raise its max_connections.",
            PostgresErrorCodes.CannotConnectNow =>
                $"The server at {Server(target)} is starting or stopping. Try again in a moment.",
            var code =>
                $"The server at {Server(target)} refused the connection with code {code}; its log says why.",
        };

    /// <summary>As in docker-compose.yml, where people don't write a connection string.</summary>
    private static bool IsFromEnvironment(NpgsqlConnectionStringBuilder target) =>
        target.Password is null
        && Environment.GetEnvironmentVariable("PGPASSWORD") is { Length: > 0 };

    private static CannotStartException TooOld(
        NpgsqlConnectionStringBuilder target,
        int major,
        string setting
    ) =>
        new(
            $"The server at {Server(target)} is PostgreSQL {major}, and ShopFlow needs version "
                + $"{PostgresBinaries.OldestMajor} or newer. Upgrade it, or name another one in {setting}."
        );

    private static string Server(NpgsqlConnectionStringBuilder target) =>
        $"{target.Host}:{target.Port}";
}
