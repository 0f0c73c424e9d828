using System.CommandLine;
using ShopFlow.Data.Hosting;

namespace ShopFlow.Web.Hosting;

/// <summary><c>migrate up</c>, <c>migrate down</c> and <c>migrate status</c>.</summary>
internal static class MigrateCommand
{
    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Take back the first migration too, although the shop holds data.",
    };

    public static Command Create(string[] settings)
    {
        var down = Direction(
            settings,
            "down",
            "Reverts applied migrations, newest first: all, or as many as given. The data in their tables is lost.",
            DownAsync
        );
        down.Options.Add(Yes);
        return new("migrate", "Moves the database's schema, and says what was done.")
        {
            Direction(
                settings,
                "up",
                "Applies the pending migrations: all, or as many as given.",
                (migrator, steps, _, cancellationToken) =>
                    UpAsync(migrator, steps, cancellationToken)
            ),
            down,
            Status(settings),
        };
    }

    private static Command Direction(
        string[] settings,
        string name,
        string description,
        Func<Migrator, int?, bool, CancellationToken, Task> move
    )
    {
        var steps = new Argument<int?>("steps")
        {
            Description = "How many migrations.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(name, description) { steps };
        command.SetAction(
            (parsed, cancellationToken) =>
                OnDatabaseAsync(
                    settings,
                    migrator =>
                        move(
                            migrator,
                            AtLeastOne(parsed.GetValue(steps)),
                            parsed.GetValue(Yes),
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    private static Command Status(string[] settings)
    {
        var command = new Command("status", "Lists the migrations, applied and pending.");
        command.SetAction(
            (_, cancellationToken) =>
                OnDatabaseAsync(
                    settings,
                    async migrator =>
                        MigrationReport.Status(await migrator.StateAsync(cancellationToken)),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task UpAsync(
        Migrator migrator,
        int? steps,
        CancellationToken cancellationToken
    )
    {
        var pending = (await migrator.StateAsync(cancellationToken)).Pending.Count;
        if (steps > pending)
        {
            throw new CannotStartException(
                $"{MigrationReport.Count(pending)} pending, so {steps} cannot be applied."
            );
        }

        MigrationReport.Up(await migrator.UpAsync(steps, cancellationToken), pending);
    }

    private static async Task DownAsync(
        Migrator migrator,
        int? steps,
        bool isAgreed,
        CancellationToken cancellationToken
    )
    {
        var state = await migrator.StateAsync(cancellationToken);
        if (state.Unknown is [.., var newer])
        {
            throw new CannotStartException(
                $"Only a newer ShopFlow can take back the migration {newer}, and it must go first."
            );
        }

        if (steps > state.Applied.Count)
        {
            throw new CannotStartException(
                $"{MigrationReport.Count(state.Applied.Count)} applied, so {steps} cannot be taken back."
            );
        }

        if (
            !isAgreed
            && state.Applied.Count > 0
            && (steps ?? state.Applied.Count) == state.Applied.Count
            && await migrator.HoldsDataAsync(cancellationToken)
        )
        {
            throw new CannotStartException(
                "This would delete every user, product and order of the shop. Add --yes if that is meant."
            );
        }

        MigrationReport.Down(
            await migrator.DownAsync(steps, cancellationToken),
            state.Applied.Count
        );
    }

    private static int? AtLeastOne(int? steps) =>
        steps is < 1
            ? throw new CannotStartException("The number of migrations must be 1 or more.")
            : steps;

    private static async Task OnDatabaseAsync(
        string[] settings,
        Func<Migrator, Task> work,
        CancellationToken cancellationToken
    )
    {
        var configuration = ShopFlowHost.CreateBuilder(settings).Configuration;
        await using var database = await ShopDatabase.OpenAsync(configuration, cancellationToken);
        await work(database.Migrator);
    }
}
