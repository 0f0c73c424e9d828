using Npgsql;

namespace ShopFlow.Data.Hosting;

/// <param name="Missing">
/// What the role needs but may not use, such as <c>TABLE users</c>; null if it has a right too many.
/// </param>
/// <param name="Statement">The SQL that fixes it.</param>
internal readonly record struct WrongRight(string? Missing, string Statement);

/// <summary>Compares a role's rights with what serving requests needs.</summary>
internal static class ServingRights
{
    private static readonly string Query = EmbeddedFile.Text(
        typeof(ServingRights),
        "serving-rights.sql"
    );

    /// <param name="connection">Opened as the user who asks.</param>
    /// <param name="role">Null for the connection's own user.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
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
