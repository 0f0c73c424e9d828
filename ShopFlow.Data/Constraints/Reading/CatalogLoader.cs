using Npgsql;

namespace ShopFlow.Data.Constraints.Reading;

/// <summary>Reads the whole catalogue in one round trip.</summary>
internal static class CatalogLoader
{
    public static async Task<string> FingerprintAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(CatalogQueries.Fingerprint, connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public static async Task<ConstraintCatalog> LoadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var batch = Batch(connection);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        var fingerprint = await AllAsync(reader, row => row.GetString(0), cancellationToken);
        var schema = await AllAsync(reader, row => row.GetString(0), cancellationToken);
        var tables = await AllAsync(reader, Table, cancellationToken);
        var columns = await AllAsync(reader, Column, cancellationToken);
        var constraints = await AllAsync(reader, Constraint, cancellationToken);
        var indexes = await AllAsync(reader, Index, cancellationToken);
        var domains = await AllAsync(reader, Domain, cancellationToken);
        var triggers = await AllAsync(reader, Trigger, cancellationToken);

        var rules = new RuleReader(constraints, indexes, domains, triggers);
        var columnsOf = columns.ToLookup(column => column.Table, column => column.Column);
        return new(
            Partitions.Gather(tables, rules, table => [.. columnsOf[table.Id]]),
            Partitions.Read(tables, indexes),
            schema[0],
            fingerprint[0]
        );
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection) =>
        new(connection)
        {
            BatchCommands =
            {
                new(CatalogQueries.Fingerprint),
                new(CatalogQueries.Schema),
                new(CatalogQueries.Tables),
                new(CatalogQueries.Columns),
                new(CatalogQueries.Constraints(connection.PostgreSqlVersion.Major)),
                new(CatalogQueries.Indexes),
                new(CatalogQueries.Domains),
                new(CatalogQueries.Triggers),
            },
        };

    private static async Task<List<T>> AllAsync<T>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        return rows;
    }

    private static TableRow Table(NpgsqlDataReader row) =>
        new(
            Id(row, 0),
            row.GetString(1),
            row.GetString(2),
            Text(row, 3),
            Text(row, 4),
            row.GetBoolean(5),
            Text(row, 6),
            row.GetBoolean(7)
        );

    private static (uint Table, CatalogColumn Column) Column(NpgsqlDataReader row)
    {
        var type = row.GetString(3);
        var modifier = row.GetInt32(5);
        var element = CatalogColumn.ElementOf(type);
        var numeric = element == "numeric" && modifier >= 4 ? modifier - 4 : (int?)null;
        var column = new CatalogColumn(
            row.GetString(1),
            row.GetInt16(2),
            type,
            numeric >> 16 & 0xFFFF,
            // The scale is an eleven-bit signed number.
            numeric is { } n
                ? ((n & 2047) ^ 1024) - 1024
                : null,
            element is "character varying" or "bpchar" && modifier >= 4 ? modifier - 4 : null,
            row.GetBoolean(6),
            Text(row, 7),
            row.GetBoolean(8),
            row.GetBoolean(9),
            Text(row, 10),
            Texts(row, 11),
            Text(row, 12)
        )
        {
            StoredAs = row.GetString(4),
            Collation = Text(row, 13),
            IsArray = row.GetBoolean(14),
            HasItemDomain = row.GetBoolean(15),
        };
        return (Id(row, 0), column);
    }

    private static ConstraintRow Constraint(NpgsqlDataReader row) =>
        new(
            Id(row, 0),
            row.GetString(1),
            row.GetString(2)[0],
            Numbers(row, 3),
            Text(row, 4),
            Text(row, 5),
            Text(row, 6),
            Text(row, 7),
            Texts(row, 8),
            row.GetString(9)[0],
            row.GetBoolean(10),
            !row.IsDBNull(11) && row.GetBoolean(11),
            row.GetBoolean(12),
            Texts(row, 13)!,
            Texts(row, 14)!
        );

    private static IndexRow Index(NpgsqlDataReader row) =>
        new(
            Id(row, 0),
            row.GetString(1),
            row.GetBoolean(2),
            row.GetBoolean(3),
            Texts(row, 4)!,
            Texts(row, 5)!,
            Text(row, 6),
            row.GetBoolean(7),
            Numbers(row, 8),
            Numbers(row, 9),
            Text(row, 10),
            Text(row, 11),
            Text(row, 12),
            Text(row, 13),
            row.GetBoolean(14),
            Texts(row, 15)!,
            Texts(row, 16)!,
            row.GetFieldValue<bool[]>(17)
        );

    private static TriggerRow Trigger(NpgsqlDataReader row) =>
        new(Id(row, 0), row.GetBoolean(1), row.GetBoolean(2), Text(row, 3));

    private static DomainRow Domain(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Text(row, 3));

    private static uint Id(NpgsqlDataReader row, int field) => row.GetFieldValue<uint>(field);

    private static string? Text(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : row.GetString(field);

    private static string[]? Texts(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? null : row.GetFieldValue<string[]>(field);

    private static short[] Numbers(NpgsqlDataReader row, int field) =>
        row.IsDBNull(field) ? [] : row.GetFieldValue<short[]>(field);
}
