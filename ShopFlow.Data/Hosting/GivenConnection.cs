using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>A connection string that somebody gave, with what it leaves open settled for every connection of ShopFlow.</summary>
public static class GivenConnection
{
    public const string Setting = "ConnectionStrings__ShopFlow";
    public const string OwnerSetting = "ConnectionStrings__ShopFlowOwner";

    /// <param name="connectionString">As it was given.</param>
    /// <param name="setting">Where it stands, for the sentence.</param>
    /// <exception cref="CannotStartException">When it cannot be read.</exception>
    public static string Settle(string connectionString, string setting = Setting)
    {
        var settled = Parse(connectionString, setting);
        ShopSchema.Settle(settled);
        if (!AsksForGss(settled))
        {
            // Npgsql would ask for Kerberos first, and complain on every start where its library is not installed.
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
