using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>Checks what the user of a connection string may do with the shop's tables.</summary>
public sealed class ServingCheck(string connectionString)
{
    private readonly string user =
        new NpgsqlConnectionStringBuilder(connectionString).Username
        ?? "in ConnectionStrings__ShopFlow";

    /// <exception cref="CannotStartException">If the user lacks a right that serving requests needs.</exception>
    public async Task RefuseLackAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var rights = await ServingRights.ReadAsync(connection, role: null, cancellationToken);
        if (rights.Find(right => right.Missing is not null) is { Missing: { } thing })
        {
            throw new CannotStartException(
                $"The user {user} lacks rights on the {thing} and more. Name the tables' owner in "
                    + "ConnectionStrings__ShopFlowOwner, and ShopFlow grants them."
            );
        }
    }

    /// <summary>True if the user could change the tables and their rules, not just rows.</summary>
    public async Task<bool> OwnsTablesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var query = new NpgsqlCommand(
            """SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = to_regclass('"__EFMigrationsHistory"')""",
            connection
        );
        return await query.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
