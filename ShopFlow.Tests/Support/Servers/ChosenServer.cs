using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace ShopFlow.Tests.Support;

/// <summary>Starts the chosen server, or the first kind that this machine can run, and says which one it is.</summary>
internal static class ChosenServer
{
    public static async Task<string> StartAsync()
    {
        var choice = ServerChoice.OfEnvironment;
        return choice.Make(() => ContainerServer.HasEngine) switch
        {
            ServerKind.Given => Say("the one that SHOPFLOW_TEST_SERVER names", choice.Given!),
            ServerKind.Container when choice.IsForced => await ContainerAsync(),
            ServerKind.Container => await ContainerOrPrivateAsync(),
            _ => await PrivateAsync(),
        };
    }

    private static async Task<string> ContainerOrPrivateAsync()
    {
        try
        {
            return await ContainerAsync();
        }
        catch (Exception exception) when (IsOfTheEngine(exception))
        {
            TestRun.Say(
                $"A Docker engine answers, but starts no {ContainerServer.Image} ({exception.Message.ReplaceLineEndings(" ").Trim()})."
            );
            return await PrivateAsync();
        }
    }

    private static async Task<string> ContainerAsync() =>
        Say($"a container of {ContainerServer.Image}", await ContainerServer.StartAsync());

    private static async Task<string> PrivateAsync() =>
        Say("a private server", await ThrowawayServer.StartAsync());

    private static string Say(string which, string connectionString)
    {
        TestRun.Say($"PostgreSQL for the tests: {which}.");
        return connectionString;
    }

    /// <summary>For example an image that can't be pulled, or a reaper that doesn't start.</summary>
    private static bool IsOfTheEngine(Exception exception) =>
        exception
            is DockerApiException
                or DockerUnavailableException
                or ResourceReaperException
                or HttpRequestException
                or TimeoutException;
}
