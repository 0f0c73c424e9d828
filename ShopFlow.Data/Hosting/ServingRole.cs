using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>The login for requests: it reads and writes rows, and owns no table, so it can't change one.</summary>
/// <param name="owner">The connection string of the tables' owner.</param>
/// <param name="serving">The connection string for requests.</param>
public sealed class ServingRole(string owner, string serving)
{
    /// <summary>Its name on a private server.</summary>
    public const string DefaultName = "shopflow_app";

    private const string Attributes =
        "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

    // Otherwise two ShopFlows that start at the same moment would change the same rights.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtext('shopflow rights'))";

    // Everyone may read the view and see the text of their own statements, so the role needs no right for it.
    private const string CollectStatements = """
        DO $$ BEGIN
            IF current_setting('pg_stat_statements.max', true) IS NOT NULL
                AND EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements')
            THEN
                CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
            END IF;
        END $$
        """;

    private readonly NpgsqlConnectionStringBuilder login = new(serving);

    private string Name =>
        login.Username
        ?? throw new CannotStartException(
            "ConnectionStrings__ShopFlow must name its user (Username=...), whom the owner lets use the tables."
        );

    /// <summary>
    /// Creates the login if it is missing, sets its password to the one in the connection string if they differ, and
    /// grants what it needs.
    /// </summary>
    /// <exception cref="CannotStartException">If the owner lacks the right.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        if (await IsRefusedAsync(cancellationToken))
        {
            await GivePasswordAsync(cancellationToken);
        }

        await GrantAsync(cancellationToken);
    }

    /// <summary>
    /// Recreates the login as it should be, with the password of the connection string. Needs a superuser.
    /// </summary>
    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        await using var connection = await OpenAsync(owner, cancellationToken);
        await connection.RunAsync( // Tables the owner adds with psql belong in public, not in a schema of the owner's name.
            $"ALTER ROLE {Quoted} {Attributes} {Secret}; ALTER ROLE CURRENT_USER SET search_path = {ShopSchema.Path}",
            cancellationToken
        );
        await connection.RunAsync(CollectStatements, cancellationToken);
    }

    /// <summary>Creates the login if there is none and the connection string has its password.</summary>
    /// <exception cref="CannotStartException">If the owner may not create it.</exception>
    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(owner, cancellationToken);
        await using var find = new NpgsqlCommand(
            "SELECT true FROM pg_roles WHERE rolname = $1",
            connection
        )
        {
            Parameters = { new() { Value = Name } },
        };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            await CreateAsync(connection, cancellationToken);
        }
    }

    /// <summary>True if the server has a different password than the connection string.</summary>
    private async Task<bool> IsRefusedAsync(CancellationToken cancellationToken)
    {
        if (login.Password is null)
        {
            return false;
        }

        var once = new NpgsqlConnectionStringBuilder(serving) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(once);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return false;
        }
        catch (NpgsqlException refusal)
        {
            return refusal.SqlState == PostgresErrorCodes.InvalidPassword;
        }
    }

    /// <exception cref="CannotStartException">If the owner lacks the right.</exception>
    private async Task GivePasswordAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(owner, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync(OneAtATime, cancellationToken);
        try
        {
            await connection.RunAsync($"ALTER ROLE {Quoted} {Secret}", cancellationToken);
        }
        catch (PostgresException refusal)
            when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CannotStartException(
                $"The server knows another password of the user {Name} than ConnectionStrings__ShopFlow, and the owner in "
                    + "ConnectionStrings__ShopFlowOwner may not change it. Change it in one of the two places."
            );
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Grants what is missing on the current tables, and revokes what is too much. Costs one query if nothing is.
    /// </summary>
    /// <exception cref="CannotStartException">If the owner may not grant it.</exception>
    private async Task GrantAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(owner, cancellationToken);
        if (await ServingRights.ReadAsync(connection, Name, cancellationToken) is [])
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.RunAsync(OneAtATime, cancellationToken);
        if (await ServingRights.ReadAsync(connection, Name, cancellationToken) is not [_, ..] wrong)
        {
            return;
        }

        try
        {
            await connection.RunAsync(
                string.Join(';', wrong.Select(right => right.Statement)),
                cancellationToken
            );
        }
        catch (PostgresException refusal)
            when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CannotStartException(
                $"The user {new NpgsqlConnectionStringBuilder(owner).Username} may not let {Name} use the tables, for it "
                    + "does not own them. Name their owner in ConnectionStrings__ShopFlowOwner."
            );
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private string Quoted => new NpgsqlCommandBuilder().QuoteIdentifier(Name);

    /// <summary>A verifier instead of the password, because a server may log statements that change roles.</summary>
    private string Secret => $"PASSWORD '{ScramVerifier.For(login.Password!)}'";

    private async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var create = $"CREATE ROLE {Quoted} LOGIN {(login.Password is null ? "" : Secret)}";
        try
        {
            await connection.RunAsync(create, cancellationToken);
        }
        catch (PostgresException refusal)
            when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CannotStartException(
                $"The server has no user {Name}, and the owner in ConnectionStrings__ShopFlowOwner may not create it. "
                    + $"Create it with: createuser --pwprompt {Name}"
            );
        }
        catch (PostgresException other)
            when (other.SqlState
                    is PostgresErrorCodes.DuplicateObject
                        or PostgresErrorCodes.UniqueViolation
            )
        {
            // Another process was faster.
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
