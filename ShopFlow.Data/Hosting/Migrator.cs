using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ShopFlow.Data.Seeding;

namespace ShopFlow.Data.Hosting;

/// <summary>Moves a database's schema up and down, one migration at a time.</summary>
/// <param name="connectionString">The owner's.</param>
/// <param name="serving">Who may use what a step up has made; null when that is the owner too.</param>
public sealed class Migrator(string connectionString, ServingRole? serving = null)
{
    private static readonly string Newest = typeof(Migrator)
        .Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
        .Max(StringComparer.Ordinal)!;

    /// <summary>
    /// True when the last applied migration is the newest one: all that a start needs to know, and far quicker than
    /// building EF's model to compare the whole history.
    /// </summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var last = new NpgsqlCommand(
            """SELECT max("MigrationId") FROM "__EFMigrationsHistory" """,
            connection
        );
        try
        {
            return Newest.Equals(await last.ExecuteScalarAsync(cancellationToken));
        }
        catch (PostgresException exception)
            when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    /// <summary>Rows older than a rule may break it. A rule that no row breaks any more holds for all from now on.</summary>
    public async Task HoldOlderRowsAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var hold = new NpgsqlCommand("CALL shopflow.hold_older_rows()", connection)
        {
            CommandTimeout = 0,
        };
        try
        {
            await hold.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception)
            when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Somebody who only serves: the owner does it at a start of theirs.
        }
    }

    // A migration of a big shop builds indexes for minutes.
    private string Patient =>
        new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString;

    public async Task<MigrationState> StateAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await StateAsync(db, cancellationToken);
    }

    /// <summary>True when taking back the first migration, which made the tables, would lose something.</summary>
    public async Task<bool> HoldsDataAsync(CancellationToken cancellationToken) =>
        !await DemoShop.IsEmptyAsync(connectionString, cancellationToken);

    /// <exception cref="CannotStartException">When a migration fails; those before it stay.</exception>
    public async Task<IReadOnlyList<MigrationStep>> UpAsync(
        int? steps,
        CancellationToken cancellationToken
    )
    {
        await using var db = Open();
        var state = await StateAsync(db, cancellationToken);
        var chosen = state.Pending.Take(steps ?? state.Pending.Count);
        var moved = await MoveAsync(db, chosen.Select(name => (name, name)), cancellationToken);
        await (serving?.EnsureAsync(cancellationToken) ?? Task.CompletedTask);
        return moved;
    }

    /// <exception cref="CannotStartException">When a migration cannot be taken back; those before it are.</exception>
    public async Task<IReadOnlyList<MigrationStep>> DownAsync(
        int? steps,
        CancellationToken cancellationToken
    )
    {
        await using var db = Open();
        var applied = (await StateAsync(db, cancellationToken)).Applied;
        var newestFirst = applied.Reverse().ToList();
        var targets = newestFirst.Skip(1).Append(Migration.InitialDatabase);
        var chosen = newestFirst.Zip(targets).Take(steps ?? applied.Count);
        return await MoveAsync(db, chosen, cancellationToken);
    }

    private static async Task<MigrationState> StateAsync(
        ShopFlowDbContext db,
        CancellationToken cancellationToken
    )
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return new(
            [.. known.Intersect(applied)],
            [.. known.Except(applied)],
            [.. applied.Except(known)]
        );
    }

    private static async Task<IReadOnlyList<MigrationStep>> MoveAsync(
        ShopFlowDbContext db,
        IEnumerable<(string Name, string Target)> moves,
        CancellationToken cancellationToken
    )
    {
        var steps = new List<MigrationStep>();
        foreach (var (name, target) in moves)
        {
            var watch = Stopwatch.StartNew();
            await MoveAsync(db, name, target, cancellationToken);
            steps.Add(new(name, watch.Elapsed));
        }

        return steps;
    }

    private static async Task MoveAsync(
        ShopFlowDbContext db,
        string name,
        string target,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await db.GetService<IMigrator>().MigrateAsync(target, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw new CannotStartException(Explain(name, exception));
        }
    }

    /// <summary>A migration that raises an exception of its own does so in words meant for people.</summary>
    private static string Explain(string name, PostgresException exception) =>
        exception.SqlState switch
        {
            PostgresErrorCodes.RaiseException =>
                $"The migration {name} was not applied. {exception.MessageText}",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"The migration {name} was not applied: the user in the connection string may not change the schema. "
                    + "Name the tables' owner in ConnectionStrings__ShopFlowOwner.",
            var code =>
                $"The migration {name} failed with the server's code {code}, and nothing of it was kept.",
        };

    private ShopFlowDbContext Open() =>
        new(new DbContextOptionsBuilder<ShopFlowDbContext>().UseNpgsql(Patient).Options);
}

/// <param name="Unknown">Applied by a newer ShopFlow than this one.</param>
public sealed record MigrationState(
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Unknown
);

public readonly record struct MigrationStep(string Name, TimeSpan Took);
