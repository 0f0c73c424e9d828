using Npgsql;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Activity;

/// <summary>Changes to staff are recorded, but nothing that would let somebody sign in.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string Member = """
        insert into staff.members
            (name, email, normalized_email, user_name, normalized_user_name, role, password_hash, security_stamp, concurrency_stamp, two_factor_enabled)
        values ('Olga', 'olga@shop.test', 'OLGA', 'olga', 'OLGA', 'owner', 'S3CRET-hash', 'S3CRET-stamp', 'S3CRET-c', false);
        """;

    private TestShop shop = null!;

    [Fact]
    public async Task A_new_member_is_recorded_by_name_email_and_role() =>
        Assert.Equal(
            "insert members 1 in staff.members:1 {\"name\": [null, \"Olga\"], \"role\": [null, \"owner\"], \"email\": [null, \"olga@shop.test\"], \"two_factor_enabled\": [null, false]}",
            Assert.Single(await shop.ActivityOfAsync(Member)).InOneLine()
        );

    [Fact]
    public async Task A_changed_password_is_recorded_without_the_password()
    {
        await shop.ExecuteAsync(Member);

        var changes = await shop.ActivityOfAsync(
            """
            update staff.members set password_hash = 'S3CRET-2', security_stamp = 'S3CRET-3';
            update staff.members set password_hash = null;
            update staff.members set password_hash = 'S3CRET-4';
            update staff.members set security_stamp = 'S3CRET-5', concurrency_stamp = 'S3CRET-6';
            """
        );

        Assert.Equal(
            [
                "{\"password\": [null, \"changed\"]}",
                "{\"password\": [null, \"removed\"]}",
                "{\"password\": [null, \"set\"]}",
            ],
            changes.Select(e => e.Changes)
        );
    }

    [Fact]
    public async Task A_changed_role_is_recorded_with_its_old_and_new_value()
    {
        await shop.ExecuteAsync(Member + Member.Replace("olga", "ola").Replace("OLGA", "OLA"));

        var entry = Assert.Single(
            await shop.ActivityOfAsync("update staff.members set role = 'viewer' where id = 2")
        );

        Assert.Equal("{\"role\": [\"owner\", \"viewer\"]}", entry.Changes);
    }

    [Fact]
    public async Task Only_the_name_and_creation_date_of_a_passkey_are_recorded()
    {
        await shop.ExecuteAsync(Member);

        var entries = await shop.ActivityOfAsync(
            """
            insert into staff.passkeys (credential_id, member_id, data)
                values ('\x53335352', 1, '{"Name": "Laptop", "CreatedAt": "2026-11-20T10:00:00+00:00", "PublicKey": "S3CRET", "SignCount": 1}');
            update staff.passkeys set data = jsonb_set(data, '{SignCount}', '2');
            update staff.passkeys set data = jsonb_set(data, '{Name}', '"Phone"');
            delete from staff.passkeys;
            """
        );

        Assert.Equal(
            [
                "insert passkeys  in staff.members:1 {\"name\": [null, \"Laptop\"], \"created_at\": [null, \"2026-11-20T10:00:00+00:00\"]}",
                "update passkeys  in staff.members:1 {\"name\": [\"Laptop\", \"Phone\"]}",
                "delete passkeys  in staff.members:1 {\"name\": [\"Phone\", null], \"created_at\": [\"2026-11-20T10:00:00+00:00\", null]}",
            ],
            entries.Select(e => e.InOneLine())
        );
    }

    [Fact]
    public async Task An_invitation_is_recorded_without_its_token()
    {
        var entry = Assert.Single(
            await shop.ActivityOfAsync(
                """
                insert into staff.invitations (email, normalized_email, role, token_hash, created_at, expires_at)
                values ('new@shop.test', 'NEW', 'staff', '\x53335352', now(), now())
                """
            )
        );

        Assert.Contains("new@shop.test", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("token", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_setting_is_recorded_with_its_old_and_new_value() =>
        Assert.Equal(
            "{\"requires_second_factor\": [false, true]}",
            Assert
                .Single(
                    await shop.ActivityOfAsync(
                        "update staff.role_settings set requires_second_factor = true where role = 'viewer'"
                    )
                )
                .Changes
        );

    /// <summary>Every text in the schema staff gets a secret, including columns that are added later.</summary>
    [Fact]
    public async Task The_activity_holds_no_secrets_even_from_new_columns()
    {
        await shop.ExecuteAsync(
            """
            alter table staff.members add column recovery text default 'S3CRET-added';
            alter table staff.passkeys add column private_key text default 'S3CRET-added';
            alter table staff.invitations add column link text default 'S3CRET-added';
            """
        );
        await shop.ExecuteAsync(
            Member
                + """
                update staff.members set recovery = 'S3CRET-updated', password_hash = 'S3CRET-again', name = 'Ola';
                insert into staff.tokens (member_id, provider, name, value) values (1, 'app', 'key', 'S3CRET');
                insert into staff.sessions (id, member_id, created_at, last_seen_at, browser, address)
                    values (gen_random_uuid(), 1, now(), now(), 'S3CRET', 'S3CRET');
                insert into staff.passkeys (credential_id, member_id, data)
                    values (convert_to('S3CRET', 'UTF8'), 1, '{"Name": "Laptop", "PublicKey": "S3CRET"}');
                update staff.passkeys set data = jsonb_set(data, '{PublicKey}', '"S3CRET-2"');
                insert into staff.invitations (email, normalized_email, role, token_hash, created_at, expires_at)
                    values ('new@shop.test', 'S3CRET', 'staff', convert_to('S3CRET', 'UTF8'), now(), now());
                delete from staff.invitations;
                delete from staff.passkeys;
                """
        );

        Assert.NotEmpty(await shop.ActivityAsync());
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var secrets = new NpgsqlCommand(
            "select count(*) from shopflow.activity a where a::text ~ 'S3CRET|533343|s3cret'",
            connection
        );
        Assert.Equal(0L, await secrets.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("update shopflow.activity set actor = 'nobody'")]
    [InlineData("delete from shopflow.activity")]
    [InlineData("truncate shopflow.activity")]
    [InlineData("alter table shopflow.activity disable trigger all")]
    [InlineData(
        "insert into shopflow.activity (actor, table_schema, table_name, subject, operation, changes) values ('Bob', 'public', 'users', 'users:1', 'delete', '{}')"
    )]
    [InlineData("drop trigger activity_updated on products")]
    public async Task The_serving_role_can_only_read_the_activity(string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ServingConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync()
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();
}
