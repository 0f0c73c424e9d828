using ShopFlow.Web.Components.Lists;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class HandoverTests : IDisposable
{
    private readonly PrerenderCache handover = new();

    [Fact]
    public void A_cached_value_can_be_taken_only_once()
    {
        var key = handover.Leave("rows");

        Assert.Equal("rows", handover.Take<string>(key));
        Assert.Null(handover.Take<string>(key));
    }

    [Fact]
    public void A_wrong_type_or_an_unknown_key_gets_nothing()
    {
        Assert.Null(handover.Take<Version>(handover.Leave("rows")));
        Assert.Null(handover.Take<string>(null));
        Assert.Null(handover.Take<string>("guessed"));
    }

    [Fact]
    public void Values_that_nobody_takes_do_not_pile_up()
    {
        var keys = Enumerable.Range(0, 2_000).Select(i => handover.Leave($"{i}")).ToList();

        Assert.InRange(keys.Count(key => handover.Take<string>(key) is not null), 1, 400);
    }

    public void Dispose() => handover.Dispose();
}
