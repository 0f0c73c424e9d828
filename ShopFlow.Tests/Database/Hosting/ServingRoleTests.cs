using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Hosting;

public sealed class ServingRoleTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await KnownShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1")]
    [InlineData("ALTER TABLE products DROP CONSTRAINT price_must_be_non_negative")]
    [InlineData("ALTER TABLE products ADD COLUMN mine int")]
    [InlineData("ALTER TABLE products DISABLE TRIGGER ALL")]
    [InlineData("CREATE RULE mine AS ON INSERT TO users DO INSTEAD NOTHING")]
    [InlineData("DROP TABLE reviews")]
    [InlineData("TRUNCATE reviews")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("SET ROLE postgres")]
    [InlineData("CREATE ROLE mine")]
    [InlineData("ALTER ROLE shopflow_app SUPERUSER")]
    [InlineData("SELECT rolpassword FROM pg_authid")]
    [InlineData("""DELETE FROM "__EFMigrationsHistory" """)]
    [InlineData("COPY users TO PROGRAM 'cat'")]
    public async Task The_serving_role_cannot_change_the_schema(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ServeAsync(sql));

        Assert.Contains(
            refusal.SqlState,
            new[]
            {
                PostgresErrorCodes.InsufficientPrivilege,
                PostgresErrorCodes.InvalidParameterValue,
            }
        );
    }

    [Fact]
    public async Task The_serving_role_cannot_become_the_owner()
    {
        var owner = await ScalarAsync(
            shop.ConnectionString,
            "SELECT quote_ident(tableowner) FROM pg_tables WHERE tablename = 'products'"
        );

        await Assert.ThrowsAsync<PostgresException>(() => ServeAsync($"SET ROLE {owner}"));
    }

    [Fact]
    public async Task The_serving_role_owns_nothing() =>
        Assert.Equal(
            0L,
            await ScalarAsync(
                shop.ConnectionString,
                """
                SELECT (SELECT count(*) FROM pg_class WHERE relowner = 'shopflow_app'::regrole)
                    + (SELECT count(*) FROM pg_proc WHERE proowner = 'shopflow_app'::regrole)
                    + (SELECT count(*) FROM pg_namespace WHERE nspowner = 'shopflow_app'::regrole)
                """
            )
        );

    [Fact]
    public async Task The_serving_role_can_read_and_write_every_table_of_the_shop_and_the_staff() =>
        Assert.Null(
            await ScalarAsync(
                shop.ServingConnectionString,
                """
                SELECT string_agg(oid::regclass::text, ', ') FROM pg_class c
                WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'staff'))
                    AND relkind IN ('r', 'p') AND relname <> '__EFMigrationsHistory'
                    AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                        AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))
                """
            )
        );

    /// <summary>
    /// A new table in the schema shopflow must be listed in serving-rights.sql with the rights that requests need.
    /// </summary>
    [Fact]
    public async Task The_serving_role_can_read_every_table_in_the_schema_shopflow() =>
        Assert.Null(
            await ScalarAsync(
                shop.ServingConnectionString,
                """
                SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
                WHERE relnamespace = to_regnamespace('shopflow') AND relkind IN ('r', 'p') AND NOT has_table_privilege(oid, 'SELECT')
                """
            )
        );

    [Fact]
    public async Task The_serving_role_can_use_a_table_that_the_owner_adds_by_hand()
    {
        await shop.ExecuteAsync("CREATE TABLE added (id serial PRIMARY KEY, note text)");

        await ServeAsync(
            "INSERT INTO added (note) VALUES ('a'); UPDATE added SET note = 'b'; DELETE FROM added"
        );
    }

    [Fact]
    public async Task Rights_that_were_granted_or_revoked_by_hand_are_corrected()
    {
        await shop.ExecuteAsync(
            """REVOKE ALL ON users FROM shopflow_app; GRANT ALL ON "__EFMigrationsHistory" TO shopflow_app"""
        );

        await EnsureAsync();

        await ServeAsync("SELECT FROM users");
        await Assert.ThrowsAsync<PostgresException>(() =>
            ServeAsync("""DELETE FROM "__EFMigrationsHistory" """)
        );
    }

    [Fact]
    public async Task A_missing_right_is_named()
    {
        await shop.ExecuteAsync("REVOKE INSERT ON users FROM shopflow_app");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            new ServingCheck(shop.ServingConnectionString).RefuseLackAsync(default)
        );

        Assert.StartsWith(
            "The user shopflow_app lacks rights on the TABLE users",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_owner_who_cannot_grant_rights_on_the_tables_is_told_so()
    {
        await using var guest = await Guest.CreateAsync(shop);
        await shop.ExecuteAsync(
            $"""GRANT SELECT ON "__EFMigrationsHistory" TO {guest.Name}; REVOKE ALL ON users FROM shopflow_app"""
        );
        var other = new NpgsqlConnectionStringBuilder(shop.ConnectionString) { Pooling = false };
        guest.SignIn(other);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            new ServingRole(other.ConnectionString, shop.ServingConnectionString).EnsureAsync(
                default
            )
        );

        Assert.Contains("may not let shopflow_app use the tables", refusal.Message);
        await shop.ExecuteAsync($"DROP OWNED BY {guest.Name}");
    }

    [Fact]
    public async Task Rights_can_be_granted_by_many_servers_starting_at_once()
    {
        await shop.ExecuteAsync("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM shopflow_app");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => EnsureAsync()));

        await ServeAsync("SELECT FROM users");
    }

    [Fact]
    public async Task A_missing_login_is_created_with_the_password_of_its_connection_string()
    {
        var name = "served_" + shop.Name();
        var serving = Login(name, "it's: a \"secret\"; größer");

        await new ServingRole(shop.ConnectionString, serving).EnsureAsync(default);

        Assert.Equal(2L, await ScalarAsync(serving, "SELECT count(*) FROM users"));
        await shop.ExecuteAsync($"DROP OWNED BY {name}; DROP ROLE {name}");
    }

    [Fact]
    public async Task A_login_with_another_password_gets_the_password_of_its_connection_string()
    {
        var name = "changed_" + shop.Name();
        await shop.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD 'old'");
        var serving = Login(name, "new");

        await new ServingRole(shop.ConnectionString, serving).EnsureAsync(default);

        Assert.Equal(2L, await ScalarAsync(serving, "SELECT count(*) FROM users"));
        await shop.ExecuteAsync($"DROP OWNED BY {name}; DROP ROLE {name}");
    }

    [Fact]
    public async Task An_owner_who_may_not_change_the_password_is_told_so()
    {
        await using var guest = await Guest.CreateAsync(shop);
        var other = new NpgsqlConnectionStringBuilder(shop.ConnectionString) { Pooling = false };
        guest.SignIn(other);
        var role = new ServingRole(
            other.ConnectionString,
            Login(ServingRole.DefaultName, "not the one")
        );

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            role.EnsureAsync(default)
        );

        Assert.StartsWith(
            "The server knows another password of the user shopflow_app",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    private string Login(string name, string password) =>
        new NpgsqlConnectionStringBuilder(shop.ConnectionString)
        {
            Username = name,
            Password = password,
            Pooling = false,
        }.ConnectionString;

    private Task EnsureAsync() =>
        new ServingRole(shop.ConnectionString, shop.ServingConnectionString).EnsureAsync(default);

    private Task<object?> ServeAsync(string sql) => ScalarAsync(shop.ServingConnectionString, sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is var answer && answer is DBNull ? null : answer;
    }
}
