using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Hosting;

namespace ShopFlow.Tests.EndToEnd.Hosting;

/// <summary>
/// A server can read what another server on the same database protected, so nobody has to sign in again.
/// </summary>
public sealed class KeyTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WrittenLog log = new();
    private TestShop shop = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(folder.Path);
        shop = await TestShop.CreateAsync();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_servers_on_one_database_can_read_what_the_other_protected()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();

        Assert.Equal("word", Protector(second).Unprotect(Protector(first).Protect("word")));
        Assert.Equal("word", Protector(first).Unprotect(Protector(second).Protect("word")));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_restarted_server_can_read_what_it_protected_before()
    {
        string secret;
        await using (var before = await StartAsync())
        {
            secret = Protector(before).Protect("word");
        }

        await using var after = await StartAsync();

        Assert.Equal("word", Protector(after).Unprotect(secret));
    }

    [Fact]
    public async Task With_a_certificate_the_keys_in_the_database_are_encrypted()
    {
        var setting = Certificate();
        await using var first = await StartAsync(setting);
        var secret = Protector(first).Protect("word");
        await using var second = await StartAsync(setting);

        Assert.Equal("word", Protector(second).Unprotect(secret));
        Assert.Equal(0L, await CountAsync("xml LIKE '%<masterKey%<value>%'"));
        Assert.NotEqual(0L, await CountAsync("xml LIKE '%EncryptedData%'"));
    }

    [Fact]
    public void An_unreadable_certificate_is_named()
    {
        var refusal = Assert.Throws<CannotStartException>(() =>
            Build("--ShopFlow:KeyCertificate=" + folder["missing.pfx"])
        );

        Assert.StartsWith(
            $"The certificate {folder["missing.pfx"]} cannot be read.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    private static IDataProtector Protector(WebApplication server) =>
        server.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private async Task<WebApplication> StartAsync(params string[] settings)
    {
        var server = Build(settings);
        await server.StartAsync();
        return server;
    }

    private WebApplication Build(params string[] settings)
    {
        var builder = ShopFlowHost.CreateBuilder([
            "--applicationName=ShopFlow.Web",
            "--urls=http://127.0.0.1:0",
            .. settings,
        ]);
        builder.Logging.AddProvider(log);
        return ShopFlowHost.Build(builder, shop.ServingConnectionString);
    }

    private string[] Certificate()
    {
        TestCertificate.Write(folder["keys.pfx"]);
        return
        [
            "--ShopFlow:KeyCertificate=" + folder["keys.pfx"],
            "--ShopFlow:KeyCertificatePassword=" + TestCertificate.Password,
        ];
    }

    private async Task<object?> CountAsync(string condition)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString);
        await connection.OpenAsync();
        await using var query = new NpgsqlCommand(
            $"SELECT count(*) FROM shopflow.data_protection_keys WHERE {condition}",
            connection
        );
        return await query.ExecuteScalarAsync();
    }
}
