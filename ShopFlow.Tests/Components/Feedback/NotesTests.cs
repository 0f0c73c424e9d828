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
    public void The_live_region_exists_before_the_first_note_and_is_polite()
    {
        var place = page.Find("[role=status]");

        Assert.Equal("polite", place.GetAttribute("aria-live"));
        Assert.Empty(place.Children);
    }

    [Fact]
    public void A_plain_note_is_shown_without_an_undo_button()
    {
        Notes.Show("Desk mat was saved.");

        Assert.Equal(["Desk mat was saved."], ShownNotes());
        Assert.Equal([""], Buttons());
    }

    [Fact]
    public void Notes_without_a_kind_are_listed_separately()
    {
        Notes.Show("One.");
        Notes.Show("One.");

        Assert.Equal(["One.", "One."], ShownNotes());
    }

    [Fact]
    public void Ten_notes_of_one_kind_become_one_note_with_one_undo()
    {
        for (var order = 1; order <= 10; order++)
            Ship(order);

        Assert.Equal(["10 orders shipped."], ShownNotes());
        Assert.Equal(["Undo all", ""], Buttons());
    }

    [Fact]
    public void Undo_starts_with_the_last_change_and_closes_the_note()
    {
        Ship(1);
        Ship(2);
        Ship(3);

        page.Find("button").Click();

        Assert.Equal([3, 2, 1], undone);
        Assert.Empty(ShownNotes());
    }

    [Fact]
    public void A_single_note_of_a_kind_keeps_its_own_words()
    {
        Ship(7);

        Assert.Equal(["#7 is now Shipped."], ShownNotes());
        Assert.Equal(["Undo", ""], Buttons());
    }

    [Fact]
    public void A_note_of_another_kind_in_between_starts_a_new_note()
    {
        Ship(1);
        Notes.ShowWithUndo("#2 is now Cancelled.", () => Task.CompletedTask, Cancelled);
        Ship(3);

        Assert.Equal(
            ["#1 is now Shipped.", "#2 is now Cancelled.", "#3 is now Shipped."],
            ShownNotes()
        );
    }

    [Fact]
    public void A_closed_note_is_not_reused()
    {
        Ship(1);
        page.Find("button.close").Click();

        Ship(2);

        Assert.Equal(["#2 is now Shipped."], ShownNotes());
    }

    [Fact]
    public void A_note_disappears_by_itself_and_one_with_undo_stays_longer()
    {
        Notes.Show("Saved.");
        Ship(1);

        components.Clock.Advance(TimeSpan.FromSeconds(7));
        page.WaitForAssertion(() => Assert.Equal(["#1 is now Shipped."], ShownNotes()));
        components.Clock.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.Empty(ShownNotes()));
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

    private IEnumerable<string> ShownNotes() =>
        page.FindAll(".note span").Select(note => note.TextContent);

    private IEnumerable<string> Buttons() =>
        page.FindAll(".note button").Select(button => button.TextContent.Trim());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
