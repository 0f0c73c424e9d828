using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Web.Components.Feedback;

namespace ShopFlow.Tests.Components.Feedback;

public sealed class NotesTests : IAsyncLifetime
{
    private static readonly NoteKind Shipped = new("shipped", count => $"{count} orders shipped.");
    private static readonly NoteKind Cancelled = new("cancelled", count => $"{count} cancelled.");
    private readonly ShopComponents components = new();
    private readonly IRenderedComponent<NoteList> page;
    private readonly List<int> undone = [];

    public NotesTests() => page = components.Render<NoteList>();

    private Notes Notes => components.Services.GetRequiredService<Notes>();

    [Fact]
    public void The_place_of_the_notes_is_there_before_the_first_and_is_told_politely()
    {
        var place = page.Find("[role=status]");

        Assert.Equal("polite", place.GetAttribute("aria-live"));
        Assert.Empty(place.Children);
    }

    [Fact]
    public void A_note_stands_there_and_offers_nothing_to_take_back()
    {
        Notes.Show("Desk mat was saved.");

        Assert.Equal(["Desk mat was saved."], Told());
        Assert.Equal([""], Buttons());
    }

    [Fact]
    public void Notes_of_no_kind_stand_one_below_the_other()
    {
        Notes.Show("One.");
        Notes.Show("One.");

        Assert.Equal(["One.", "One."], Told());
    }

    [Fact]
    public void Ten_of_one_kind_are_one_note_with_one_way_back()
    {
        for (var order = 1; order <= 10; order++)
            Ship(order);

        Assert.Equal(["10 orders shipped."], Told());
        Assert.Equal(["Undo all", ""], Buttons());
    }

    [Fact]
    public void The_way_back_takes_the_last_first_and_the_note_goes()
    {
        Ship(1);
        Ship(2);
        Ship(3);

        page.Find("button").Click();

        Assert.Equal([3, 2, 1], undone);
        Assert.Empty(Told());
    }

    [Fact]
    public void One_alone_is_told_in_its_own_words()
    {
        Ship(7);

        Assert.Equal(["#7 is now Shipped."], Told());
        Assert.Equal(["Undo", ""], Buttons());
    }

    [Fact]
    public void Another_kind_between_them_begins_a_new_note()
    {
        Ship(1);
        Notes.ShowWithUndo("#2 is now Cancelled.", () => Task.CompletedTask, Cancelled);
        Ship(3);

        Assert.Equal(["#1 is now Shipped.", "#2 is now Cancelled.", "#3 is now Shipped."], Told());
    }

    [Fact]
    public void A_note_that_is_gone_already_takes_nothing_more_in()
    {
        Ship(1);
        page.Find("button.close").Click();

        Ship(2);

        Assert.Equal(["#2 is now Shipped."], Told());
    }

    [Fact]
    public void A_note_goes_by_itself_and_one_with_a_way_back_stays_longer()
    {
        Notes.Show("Saved.");
        Ship(1);

        components.Clock.Advance(TimeSpan.FromSeconds(7));
        page.WaitForAssertion(() => Assert.Equal(["#1 is now Shipped."], Told()));
        components.Clock.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.Empty(Told()));
    }

    private void Ship(int order) =>
        Notes.ShowWithUndo(
            $"#{order} is now Shipped.",
            () =>
            {
                undone.Add(order);
                return Task.CompletedTask;
            },
            Shipped
        );

    private IEnumerable<string> Told() =>
        page.FindAll(".note span").Select(note => note.TextContent);

    private IEnumerable<string> Buttons() =>
        page.FindAll(".note button").Select(button => button.TextContent.Trim());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
