using System.CommandLine;
using ShopFlow.Data.Hosting;
using ShopFlow.Web.Hosting;

var root = new RootCommand("ShopFlow, the admin of a shop: serves it until it is stopped.")
{
    MigrateCommand.Create(),
};
RunCommand.AddTo(root);

try
{
    return await root.Parse(args)
        .InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The private server writes everything to disk before it goes.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            }
        );
}
catch (CannotStartException reason)
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("ShopFlow was stopped while it started.");
    return 1;
}
