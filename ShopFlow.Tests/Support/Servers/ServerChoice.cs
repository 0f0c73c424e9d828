namespace ShopFlow.Tests.Support;

internal enum ServerKind
{
    Given,
    Container,
    Private,
}

/// <summary>
/// Decides where the tests get PostgreSQL from. <c>SHOPFLOW_TESTS=private|container</c> forces a kind. Otherwise
/// <c>SHOPFLOW_TEST_SERVER</c> (a superuser's connection string) names a server. Without that, it is a container if a
/// Docker engine answers, or else a private server. An empty setting counts as not set.
/// </summary>
internal sealed record ServerChoice(string? Forced, string? Given)
{
    public static ServerChoice OfEnvironment =>
        new(
            Environment.GetEnvironmentVariable("SHOPFLOW_TESTS"),
            Environment.GetEnvironmentVariable("SHOPFLOW_TEST_SERVER")
        );

    public bool IsForced => !string.IsNullOrEmpty(Forced);

    public ServerKind Make(Func<bool> hasEngine) =>
        Forced switch
        {
            "private" => ServerKind.Private,
            "container" => ServerKind.Container,
            not (null or "") => throw new InvalidOperationException(
                $"SHOPFLOW_TESTS is '{Forced}'. It can be 'private' or 'container'."
            ),
            _ when !string.IsNullOrWhiteSpace(Given) => ServerKind.Given,
            _ => hasEngine() ? ServerKind.Container : ServerKind.Private,
        };
}
