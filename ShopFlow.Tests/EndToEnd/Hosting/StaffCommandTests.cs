using Microsoft.EntityFrameworkCore;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.Hosting;

public sealed class StaffCommandTests(UsedFolder used) : IClassFixture<UsedFolder>
{
    [Fact]
    public async Task Reset_password_prints_a_link_and_stores_only_its_hash()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.AddFirstOwnerAsync();

        var (exitCode, output, _) = await RunAsync(shop, "reset-password", " First@shop.example");

        Assert.Equal(0, exitCode);
        Assert.Matches(
            @"^Choose a new password for Fiona First .* at\s+https://shop\.example/reset-password\?token=[\w-]{43}\s*$",
            output
        );
        await using var db = shop.CreateDbContext();
        var link = await db.StaffLinks.SingleAsync();
        Assert.InRange(
            link.ExpiresAt!.Value - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(50),
            TimeSpan.FromHours(1)
        );
    }

    [Fact]
    public async Task Resetting_the_second_factor_removes_it_and_signs_every_browser_out()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.AddFirstOwnerAsync();
        await shop.ExecuteAsync(
            """
            update staff.members set two_factor_enabled = true;
            insert into staff.tokens (member_id, provider, name, value) select id, 'app', 'key', 'x' from staff.members;
            insert into staff.passkeys (member_id, credential_id, data) select id, 'x', '{}' from staff.members;
            insert into staff.sessions (id, member_id, created_at, last_seen_at, browser, address)
            select gen_random_uuid(), id, now(), now(), 'Firefox', '::1' from staff.members;
            """
        );

        var (exitCode, output, _) = await RunAsync(
            shop,
            "reset-password",
            "first@shop.example",
            "--second-factor"
        );

        Assert.Equal(0, exitCode);
        Assert.StartsWith("The second factors of Fiona First are gone", output);
        await using var db = shop.CreateDbContext();
        Assert.False((await db.StaffMembers.SingleAsync()).TwoFactorEnabled);
        Assert.Equal(
            [0, 0, 0],
            await db
                .Database.SqlQueryRaw<int>(
                    "select count(*)::int from staff.tokens union all select count(*)::int from staff.passkeys "
                        + "union all select count(*)::int from staff.sessions"
                )
                .ToListAsync()
        );
    }

    [Fact]
    public async Task An_unknown_email_is_refused_in_one_line()
    {
        await using var shop = await TestShop.CreateAsync();

        var (exitCode, output, errors) = await RunAsync(shop, "reset-password", "eve@shop.example");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(
            "Nobody on the team signs in with this email. The command staff list shows who does.",
            errors.Trim()
        );
    }

    [Fact]
    public async Task On_a_private_server_the_command_works_with_and_without_a_running_shop()
    {
        using var folder = new TemporaryFolder();
        await used.CopyToAsync(folder.Path);
        (string, string?)[] environment = [("ShopFlow__DataFolder", folder.Path)];
        await using (var shop = ShopFlowProcess.Start(environment))
        {
            await shop.ReadyAsync();
            Assert.StartsWith(
                "Nobody is on the team yet",
                await ListAsync(),
                StringComparison.Ordinal
            );
        }

        Assert.StartsWith("Nobody is on the team yet", await ListAsync(), StringComparison.Ordinal);

        async Task<string> ListAsync() =>
            (await ShopFlowProcess.RunAsync(environment, "staff", "list")).Output;
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        TestShop shop,
        params string[] command
    ) =>
        ShopFlowProcess.RunAsync(
            [
                ("ConnectionStrings__ShopFlow", shop.ServingConnectionString),
                ("ShopFlow__Url", "https://shop.example/"),
            ],
            ["staff", .. command]
        );
}
