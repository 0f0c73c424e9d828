using Bunit;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Components.Forms;

public sealed class ConflictTests : FormPage
{
    [Fact]
    public void Only_what_both_changed_is_asked()
    {
        Conflict();

        Assert.Equal(["Price"], Texts(".conflict tbody th"));
        Assert.Equal(2, Page.FindAll(".conflict input[type=radio]").Count);
    }

    [Fact]
    public void It_shows_what_was_what_they_made_of_it_and_what_I_did()
    {
        Conflict();

        Assert.Equal(["24.50", "Theirs: 26.00", "Yours: 30.00"], Texts(".conflict td"));
    }

    [Fact]
    public void What_only_they_changed_is_told_and_stays_theirs()
    {
        Conflict();
        Assert.Contains(
            "They also changed Name from Desk mat to Felt mat.",
            Page.Find(".conflict").TextContent,
            StringComparison.Ordinal
        );

        Settle("Save with these");

        Assert.Equal("Felt mat", Form.Name);
    }

    [Fact]
    public void Mine_is_kept_unless_I_say_otherwise_and_saved_over_their_version()
    {
        Conflict();

        Settle("Save with these");

        Assert.Equal(("30", 9u, 1), (Form.Price, Form.Version, Page.Instance.SavedTimes));
        Assert.Empty(Page.FindAll(".conflict"));
    }

    [Fact]
    public void Theirs_is_taken_into_the_form_as_text()
    {
        Conflict();
        Page.FindAll(".conflict input[type=radio]")[0].Change(true);

        Settle("Save with these");

        Assert.Equal("26.00", Form.Price);
    }

    [Fact]
    public void All_of_theirs_is_one_click()
    {
        Conflict();

        Settle("Take all of theirs");

        Assert.Equal(("26.00", "Felt mat"), (Form.Price, Form.Name));
    }

    [Fact]
    public void Editing_on_keeps_everything_and_saves_nothing()
    {
        Conflict();

        Press("Keep editing");

        Assert.Equal(("30", 1u, 0), (Form.Price, Form.Version, Page.Instance.SavedTimes));
        Assert.Empty(Page.FindAll(".conflict"));
        Assert.False(Page.Find(".save-bar button[type=submit]").HasAttribute("disabled"));
    }

    private void Conflict()
    {
        Input("Price").Change("30");
        Answer(
            new SaveOutcome.Conflict(
                [
                    new(Form, "Name", "Name", "Desk mat", "Felt mat", "Desk mat"),
                    new(Form, "Price", "Price", 24.50m, 26m, 30m),
                ],
                9,
                []
            )
        );
        Save();
    }

    private void Settle(string button)
    {
        Answer(new SaveOutcome.Saved());
        Press(button);
    }
}
