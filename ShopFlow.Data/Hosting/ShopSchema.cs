using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// PostgreSQL looks into a schema of the user's own name before it looks into public, and ShopFlow has schemas of its
/// own: to a user with such a name the shop's tables would be in the wrong one.
/// </summary>
internal static class ShopSchema
{
    public const string Path = "public";

    private static readonly string[] Others = ["shopflow", "staff"];

    /// <summary>Other users' connections stay as they are, for a pooler in between may refuse the setting.</summary>
    internal static void Settle(NpgsqlConnectionStringBuilder given)
    {
        var user =
            given.Username ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName;
        if (Others.Contains(user))
        {
            given.SearchPath ??= Path;
        }
    }
}
