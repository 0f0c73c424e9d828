using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using ShopFlow.Data.Seeding;

namespace ShopFlow.Data.Hosting;

/// <summary>Moves a database's schema up and down, one migration at a time.</summary>
/// <param name="connectionString">The table owner's.</param>
/// <param name="serving">The role that may use what a step up creates; null if the owner serves requests too.</param>
public sealed class Migrator(string connectionString, ServingRole? serving = null)
{
    private static readonly string Newest = typeof(Migrator)
        .Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
        .Max(StringComparer.Ordinal)!;

    /// <summary>
    /// True if the last applied migration is the newest one. That is all a start needs to know, and far quicker than
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

    /// <summary>
    /// Rows older than a rule may break it. Once no row breaks a rule any more, it is enforced for all rows.
    /// </summary>
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
            // This user may only serve requests; the owner's next start will do it.
        }
    }

    // Building indexes in a big shop takes minutes.
    private string WithoutTimeout =>
        new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString;

    public async Task<MigrationState> StateAsync(CancellationToken cancellationToken)
    {
        await using var db = Open();
        return await StateAsync(db, cancellationToken);
    }

    /// <summary>True if reverting the first migration, which created the tables, would lose data.</summary>
    public async Task<bool> HoldsDataAsync(CancellationToken cancellationToken) =>
        !await DemoShop.IsEmptyAsync(connectionString, cancellationToken);

    /// <exception cref="CannotStartException">If a migration fails; those before it stay applied.</exception>
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

    /// <exception cref="CannotStartException">
    /// If a migration can't be reverted; those before it stay reverted.
    /// </exception>
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

    /// <summary>If a migration raises an exception of its own, its message is written for people.</summary>
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
        new(new DbContextOptionsBuilder<ShopFlowDbContext>().UseNpgsql(WithoutTimeout).Options);
}

/// <param name="Unknown">Applied by a newer version of ShopFlow.</param>
public sealed record MigrationState(
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Unknown
);

public readonly record struct MigrationStep(string Name, TimeSpan Took);
