using Bunit;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Components.Forms;

public sealed class ConflictTests : FormPage
{
    [Fact]
    public void Only_fields_that_both_changed_need_a_choice()
    {
        Conflict();

        Assert.Equal(["Price"], Texts(".conflict tbody th"));
        Assert.Equal(2, Page.FindAll(".conflict input[type=radio]").Count);
    }

    [Fact]
    public void A_conflict_shows_the_old_value_theirs_and_mine()
    {
        Conflict();

        Assert.Equal(["£24.50", "Theirs: £26.00", "Yours: £30.00"], Texts(".conflict td"));
    }

    [Fact]
    public void A_field_that_only_they_changed_is_mentioned_and_keeps_their_value()
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
    public void My_value_is_kept_by_default_and_saved_over_their_version()
    {
        Conflict();

        Settle("Save with these");

        Assert.Equal(("30", 9u, 1), (Form.Price, Form.Version, Page.Instance.SavedTimes));
        Assert.Empty(Page.FindAll(".conflict"));
    }

    [Fact]
    public void Their_value_is_put_into_the_form_as_text()
    {
        Conflict();
        Page.FindAll(".conflict input[type=radio]")[0].Change(true);

        Settle("Save with these");

        Assert.Equal("26.00", Form.Price);
    }

    [Fact]
    public void All_their_values_can_be_taken_with_one_click()
    {
        Conflict();

        Settle("Take all of theirs");

        Assert.Equal(("26.00", "Felt mat"), (Form.Price, Form.Name));
    }

    [Fact]
    public void Keep_editing_keeps_everything_and_saves_nothing()
    {
        Conflict();

        Press("Keep editing");

        Assert.Equal(("30", 1u, 0), (Form.Price, Form.Version, Page.Instance.SavedTimes));
        Assert.Empty(Page.FindAll(".conflict"));
        Assert.False(Page.Find(".save-bar button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void The_other_person_is_named_with_the_time_of_the_change()
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
    public void Changes_to_different_fields_are_merged_without_asking()
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
    public void A_merge_that_would_break_a_rule_is_not_saved_without_asking()
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
