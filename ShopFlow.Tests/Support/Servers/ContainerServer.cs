using DotNet.Testcontainers.Configurations;
using Npgsql;
using ShopFlow.Data.Hosting;
using Testcontainers.PostgreSql;

namespace ShopFlow.Tests.Support;

/// <summary>
/// One container for the run, with the settings of the private server. It is removed when the run ends.
/// </summary>
internal static class ContainerServer
{
    public const string Image = "postgres:17";

    private static PostgreSqlContainer? container;

    public static bool HasEngine => TestcontainersSettings.OS.DockerEndpointAuthConfig is not null;

    public static async Task<string> StartAsync()
    {
        await AbandonedContainers.RemoveAsync();
        container = new PostgreSqlBuilder(Image)
            .WithLabel(AbandonedContainers.Label, AbandonedContainers.OwnMark)
            // Sorts by code point like the private server.
            .WithEnvironment(
                "POSTGRES_INITDB_ARGS",
                "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --encoding=UTF8"
            )
            .WithCommand([.. Settings()])
            .Build();
        await container.StartAsync();
        return new NpgsqlConnectionStringBuilder(container.GetConnectionString())
        {
            SearchPath = ShopSchema.Path,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
    }

    public static async Task StopAsync() => await (container?.DisposeAsync() ?? default);

    private static IEnumerable<string> Settings() =>
        ServerSettings
            .Of(isThrowaway: true, collectsStatements: true)
            .SelectMany(setting => new[] { "-c", setting });
}
