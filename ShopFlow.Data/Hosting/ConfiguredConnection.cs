using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// Completes a connection string from the configuration with the settings that every connection of ShopFlow needs.
/// </summary>
public static class ConfiguredConnection
{
    public const string Setting = "ConnectionStrings__ShopFlow";
    public const string OwnerSetting = "ConnectionStrings__ShopFlowOwner";

    /// <param name="connectionString">As configured.</param>
    /// <param name="setting">The setting it comes from, for the error message.</param>
    /// <exception cref="CannotStartException">If it can't be parsed.</exception>
    public static string Settle(string connectionString, string setting = Setting)
    {
        var settled = Parse(connectionString, setting);
        ShopSchema.Settle(settled);
        if (!AsksForGss(settled))
        {
            // Npgsql would try Kerberos first, and complain at every start if its library isn't installed.
            settled.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        return settled.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString, string setting)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException)
        {
            throw new CannotStartException(
                $"The connection string {setting} cannot be read. "
                    + "It looks like this: Host=localhost;Database=shopflow;Username=shopflow;Password=secret"
            );
        }
    }

    private static bool AsksForGss(NpgsqlConnectionStringBuilder given) =>
        given.ShouldSerialize("GSS Encryption Mode")
        || Environment.GetEnvironmentVariable("PGGSSENCMODE") is { Length: > 0 };
}
