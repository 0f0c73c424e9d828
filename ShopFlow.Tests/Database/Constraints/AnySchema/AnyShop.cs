using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Saving;

namespace ShopFlow.Tests.Database.Constraints.AnySchema;

/// <summary>One attempted save: what the program reported and what the server reported.</summary>
/// <param name="Server">Every rule that the server names for the rows; empty if it wasn't asked.</param>
internal sealed record TriedSave(
    string Rows,
    SaveOutcome Outcome,
    IReadOnlyList<FieldMessage> Reported,
    IReadOnlyList<string> Server
);

/// <summary>A random schema and random saves to its table.</summary>
internal sealed class AnyShop : IAsyncDisposable
{
    private readonly RandomSchema schema;
    private readonly Random random;
    private readonly ServiceProvider services;
    private readonly NpgsqlConnection connection;
    private readonly List<int> ids = [];

    private AnyShop(
        int seed,
        RandomSchema schema,
        string connectionString,
        NpgsqlConnection connection
    )
    {
        this.schema = schema;
        this.connection = connection;
        random = new Random(seed);
        services = new ServiceCollection()
            .AddLogging()
            .AddRulebook<AnyContext>(connectionString)
            .ConfigureDbContext<AnyContext>(options =>
                options.UseModel(
                    AnyContext.ModelOf(RandomSchema.Name, RandomSchema.Table, schema.Columns)
                )
            )
            .BuildServiceProvider();
    }

    public static async Task<AnyShop> CreateAsync(
        int seed,
        string connectionString,
        NpgsqlConnection connection
    )
    {
        var made = new RandomSchema(seed);
        await using var command = new NpgsqlCommand(made.Ddl, connection);
        await command.ExecuteNonQueryAsync();
        var shop = new AnyShop(seed, made, connectionString, connection);
        await shop.FillChildAsync();
        return shop;
    }

    public string Ddl => schema.Ddl;

    public CatalogTable Table { get; private set; } = null!;

    public async Task<TriedSave> TryAsync(bool isServerAsked)
    {
        await using var db = services
            .GetRequiredService<IDbContextFactory<AnyContext>>()
            .CreateDbContext();
        var rows = Propose(db);
        var outcome = await db.SaveAsync();
        if (outcome is SaveOutcome.Saved)
        {
            ids.AddRange(rows.Select(row => row.Id));
            return new("", outcome, [], []);
        }

        var catalog = await services.GetRequiredService<Rulebook>().CatalogAsync();
        Table = catalog.Table(RandomSchema.Name, RandomSchema.Table)!;
        var written = PendingRows.Of(db, catalog).Written.Select(row => row.Row).ToList();
        var reported = outcome is SaveOutcome.Invalid invalid ? invalid.Messages : [];
        var server = isServerAsked
            ? await new RulePeeler(connection, catalog).AllAsync(
                written,
                [.. reported.Select(message => message.Rule)]
            )
            : [];
        return new(
            string.Join(" and ", written.Select(RowWriter.Describe)),
            outcome,
            reported,
            server
        );
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    /// <summary>A new row, a changed row, or several rows that are likely to collide.</summary>
    private List<AnyRow> Propose(AnyContext db)
    {
        var kind = random.Next(10);
        if (kind < 3 && ids.Count > 3)
            return [Changed(db, ids[random.Next(ids.Count)])];

        var first = New(random.Next(3) > 0);
        var rows = new List<AnyRow> { first };
        for (var more = kind == 9 ? random.Next(1, 3) : 0; more > 0; more--)
        {
            var next = New(true);
            foreach (var column in schema.Columns.Where(_ => random.Next(3) > 0))
                Property(column).SetValue(next, Property(column).GetValue(first));
            rows.Add(next);
        }

        db.AddRange(rows);
        return rows;
    }

    private AnyRow Changed(AnyContext db, int id)
    {
        var row = new AnyRow { Id = id };
        var entry = db.Attach(row);
        foreach (var column in schema.Columns.OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
        {
            Set(row, column, random.Next(2) == 0);
            entry.Property(column.Property).IsModified = true;
        }

        return row;
    }

    private AnyRow New(bool isTame)
    {
        var row = new AnyRow();
        foreach (var column in schema.Columns)
            Set(row, column, isTame);

        return row;
    }

    private void Set(AnyRow row, AnyColumn column, bool isTame) =>
        Property(column).SetValue(row, column.Pick(random, isTame));

    private static System.Reflection.PropertyInfo Property(AnyColumn column) =>
        typeof(AnyRow).GetProperty(column.Property)!;

    private async Task FillChildAsync()
    {
        if (schema.Child is not { } child)
            return;

        await using var filling = services
            .GetRequiredService<IDbContextFactory<AnyContext>>()
            .CreateDbContext();
        for (var i = 0; i < 20; i++)
        {
            filling.ChangeTracker.Clear();
            filling.Add(New(true));
            if (await filling.SaveAsync() is SaveOutcome.Saved)
            {
                await using var move = new NpgsqlCommand(
                    $"WITH moved AS (DELETE FROM ONLY {RandomSchema.Sql} RETURNING *) INSERT INTO {child} SELECT * FROM moved RETURNING id",
                    connection
                );
                try
                {
                    ids.Add((int)(await move.ExecuteScalarAsync())!);
                }
                catch (PostgresException)
                {
                    await new NpgsqlCommand(
                        $"DELETE FROM ONLY {RandomSchema.Sql}",
                        connection
                    ).ExecuteNonQueryAsync();
                }
            }
        }
    }
}
