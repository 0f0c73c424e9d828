using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <param name="Missing">What the role may not use and needs, such as <c>TABLE users</c>; null when it is too much instead.</param>
/// <param name="Statement">What mends it.</param>
internal readonly record struct WrongRight(string? Missing, string Statement);

/// <summary>Compares what a role may do with what serving takes.</summary>
internal static class ServingRights
{
    private static readonly string Query = EmbeddedFile.Text(
        typeof(ServingRights),
        "serving-rights.sql"
    );

    /// <param name="connection">As whoever asks.</param>
    /// <param name="role">Null for the one who asks.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public static async Task<List<WrongRight>> ReadAsync(
        NpgsqlConnection connection,
        string? role,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Query, connection)
        {
            Parameters = { new NpgsqlParameter<string?> { TypedValue = role } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var wrong = new List<WrongRight>();
        while (await reader.ReadAsync(cancellationToken))
        {
            wrong.Add(new(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1)));
        }

        return wrong;
    }
}
