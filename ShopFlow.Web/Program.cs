using System.CommandLine;
using Npgsql;
using ShopFlow.Data.Hosting;
using ShopFlow.Web.Hosting;

// Arguments like --ShopFlow:Culture=de-DE are settings; everything else is a command or an option.
var isSetting = args.ToLookup(argument =>
    argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=')[0].Contains(':')
);
string[] settings = [.. isSetting[true]];
var root = new RootCommand("ShopFlow, the admin of a shop: serves it until it is stopped.")
{
    MigrateCommand.Create(settings),
    SeedCommand.Create(settings),
    StaffCommand.Create(settings),
};
RunCommand.AddTo(root, settings);

try
{
    return await root.Parse([.. isSetting[false]])
        .InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The private server writes everything to disk before it stops.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            }
        );
}
catch (CannotStartException reason)
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
catch (PostgresException failure)
{
    // Its message may quote rows and values, so it isn't logged.
    await Console.Error.WriteLineAsync(
        $"PostgreSQL failed with code {failure.SqlState} while ShopFlow started. Its manual lists the codes in appendix A."
    );
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("ShopFlow was stopped while it started.");
    return 1;
}
