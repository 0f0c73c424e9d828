using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <summary>
/// PostgreSQL looks in the schema named after the user before it looks in public, and ShopFlow has schemas of its own:
/// a user with the name of one would find the wrong tables.
/// </summary>
internal static class ShopSchema
{
    public const string Path = "public";

    private static readonly string[] Others = ["shopflow", "staff"];

    /// <summary>
    /// Other users' connections stay as they are, because a pooler in between may reject the setting.
    /// </summary>
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
