using Npgsql;

namespace ShopFlow.Data;

internal static class NpgsqlConnectionExtensions
{
    public static async Task RunAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
