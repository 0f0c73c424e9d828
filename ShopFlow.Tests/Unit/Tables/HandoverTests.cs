using ShopFlow.Web.Components.Lists;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class HandoverTests : IDisposable
{
    private readonly PrerenderCache handover = new();

    [Fact]
    public void What_was_left_is_taken_once()
    {
        var key = handover.Leave("rows");

        Assert.Equal("rows", handover.Take<string>(key));
        Assert.Null(handover.Take<string>(key));
    }

    [Fact]
    public void Who_expects_something_else_or_has_no_key_gets_nothing()
    {
        Assert.Null(handover.Take<Version>(handover.Leave("rows")));
        Assert.Null(handover.Take<string>(null));
        Assert.Null(handover.Take<string>("guessed"));
    }

    [Fact]
    public void Pages_that_nobody_comes_for_do_not_pile_up()
    {
        var keys = Enumerable.Range(0, 2_000).Select(i => handover.Leave($"{i}")).ToList();

        Assert.InRange(keys.Count(key => handover.Take<string>(key) is not null), 1, 400);
    }

    public void Dispose() => handover.Dispose();
}
