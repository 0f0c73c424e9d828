using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Unit.Support;

public sealed class ServerChoiceTests
{
    private const string Named = "Host=db";

    [Theory]
    [InlineData(null, Named, true, nameof(ServerKind.Given))]
    [InlineData("", Named, false, nameof(ServerKind.Given))]
    [InlineData(null, "", true, nameof(ServerKind.Container))]
    [InlineData("", " ", false, nameof(ServerKind.Private))]
    [InlineData(null, null, true, nameof(ServerKind.Container))]
    [InlineData(null, null, false, nameof(ServerKind.Private))]
    [InlineData("private", Named, true, nameof(ServerKind.Private))]
    [InlineData("container", Named, false, nameof(ServerKind.Container))]
    public void The_first_matching_server_is_chosen(
        string? forced,
        string? given,
        bool hasEngine,
        string expected
    )
    {
        var kind = new ServerChoice(forced, given).Make(() => hasEngine);

        Assert.Equal(expected, kind.ToString());
    }

    [Fact]
    public void An_unknown_kind_of_server_is_refused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() =>
            new ServerChoice("podman", null).Make(() => true)
        );

        Assert.Contains("'podman'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_of_this_run_does_not_count_as_abandoned() =>
        Assert.False(AbandonedContainers.IsAbandoned(AbandonedContainers.OwnMark));

    [Fact]
    public void A_container_whose_process_is_gone_counts_as_abandoned()
    {
        var mark = AbandonedContainers.OwnMark.Split('/');

        Assert.True(AbandonedContainers.IsAbandoned($"{mark[0]}/{mark[1]}/1"));
        Assert.True(AbandonedContainers.IsAbandoned($"{mark[0]}/{int.MaxValue}/{mark[2]}"));
    }

    [Fact]
    public void A_container_from_another_machine_is_left_alone() =>
        Assert.False(AbandonedContainers.IsAbandoned($"elsewhere/{int.MaxValue}/1"));
}
