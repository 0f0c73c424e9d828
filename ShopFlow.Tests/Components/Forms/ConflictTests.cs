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

        Assert.Equal(["£24.50", "Theirs: £26.00", "Yours: £30.00"], Texts(".conflict td"));
    }

    [Fact]
    public void What_only_they_changed_is_told_and_stays_theirs()
    {
        Conflict();
        Assert.Contains(
            "Somebody else also changed Name from Desk mat to Felt mat.",
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

    [Fact]
    public void Who_was_first_is_named_with_the_time()
    {
        var at = new DateTimeOffset(2026, 11, 18, 20, 39, 0, TimeSpan.Zero);
        Input("Price").Change("30");
        Answer(new SaveOutcome.Conflict([OfPrice with { By = new("Ada", at) }], 9, []));

        Save();

        Assert.StartsWith(
            "Ada changed Price to £26.00, ",
            Page.Find(".conflict h2").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("21:39", Page.Find(".conflict h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("Take all of Ada’s", Texts(".conflict button"));
    }

    [Fact]
    public void Changes_of_different_fields_are_merged_without_a_question()
    {
        Input("Price").Change("30");
        AnswerInTurn(new SaveOutcome.Conflict([OfName], 9, []), new SaveOutcome.Saved());

        Save();

        Assert.Equal(
            ("30", "Felt mat", 9u, 1),
            (Form.Price, Form.Name, Form.Version, Page.Instance.SavedTimes)
        );
        Assert.Empty(Page.FindAll(".conflict"));
        Assert.Contains(
            "stays Felt mat",
            Page.Find("[role=status].banner").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_merge_that_would_break_a_rule_is_not_saved_unasked()
    {
        Answer(
            new SaveOutcome.Conflict(
                [OfName],
                9,
                [new(Form, "Name", "Name must be short.", new("public", "products", "short"))]
            )
        );

        Save();

        Assert.Equal(("Desk mat", 0), (Form.Name, Page.Instance.SavedTimes));
        Assert.NotEmpty(Page.FindAll(".conflict"));
    }

    private FieldConflict OfName => new(Form, "Name", "Name", "Desk mat", "Felt mat", "Desk mat");

    private FieldConflict OfPrice => new(Form, "Price", "Price", 24.50m, 26m, 30m);

    private void Conflict()
    {
        Input("Price").Change("30");
        Answer(new SaveOutcome.Conflict([OfName, OfPrice], 9, []));
        Save();
    }

    private void AnswerInTurn(params SaveOutcome[] outcomes)
    {
        var turns = new Queue<SaveOutcome>(outcomes);
        Page.Instance.Answer = () => Task.FromResult(turns.Dequeue());
    }

    private void Settle(string button)
    {
        Answer(new SaveOutcome.Saved());
        Press(button);
    }
}
