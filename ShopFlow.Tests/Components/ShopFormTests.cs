using AngleSharp.Dom;
using Bunit;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Components;

public sealed class ShopFormTests : IAsyncLifetime
{
    private static readonly ConstraintKey Rule = new(
        "public",
        "products",
        "price_must_be_non_negative"
    );
    private readonly ShopComponents components = new();
    private readonly IRenderedComponent<TrialForm> page;

    public ShopFormTests() => page = components.Render<TrialForm>();

    private TrialForm.Typed Form => page.Instance.Form;

    [Fact]
    public void Every_message_is_shown_on_its_field_and_in_the_summary()
    {
        Refuse((Form, "Name", "Name is required."), (Form, "Price", "Price must be 0 or more."));

        Assert.Equal("true", Input("Name").GetAttribute("aria-invalid"));
        Assert.Equal("Price must be 0 or more.", Described(Input("Price")));
        Assert.Equal("Not saved. 2 things need a change.", page.Find(".banner h2").TextContent);
        Assert.Equal(["Name is required.", "Price must be 0 or more."], Texts(".banner a"));
    }

    [Fact]
    public void Only_the_refused_line_is_marked()
    {
        Refuse((Form.Lines[1], "Quantity", "Quantity must be positive."));

        var lines = page.FindAll("input").TakeLast(2).ToList();
        Assert.Equal(["false", "true"], lines.Select(line => line.GetAttribute("aria-invalid")));
    }

    [Fact]
    public void A_rule_over_two_fields_marks_both_and_changing_either_clears_both()
    {
        Answer(
            new SaveOutcome.Invalid([
                new(Form, "Price", "This name has a price already.", Rule) { Also = ["Name"] },
            ])
        );
        Save();
        var (marked, described) = (
            Input("Name").GetAttribute("aria-invalid"),
            Described(Input("Name"))
        );

        Input("Name").Change("Desk mat");

        Assert.Equal("true", marked);
        Assert.Equal("This name has a price already.", described);
        Assert.Equal("false", Input("Price").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public void A_message_without_a_field_is_shown_above_the_form_without_a_link()
    {
        Refuse((Form, "Hidden", "Something else is wrong."), (null, null, "No field has it."));

        Assert.Equal(["Something else is wrong.", "No field has it."], Texts(".banner li"));
        Assert.Empty(page.FindAll(".banner a"));
    }

    [Fact]
    public void The_summary_repeats_what_was_typed()
    {
        Input("Price").Change("-4.25");

        Refuse((Form, "Price", "Price must be 0 or more."));

        Assert.Equal(["Price must be 0 or more. You wrote -4.25."], Texts(".banner li"));
    }

    [Fact]
    public void Changing_a_field_clears_only_its_own_message()
    {
        Refuse((Form, "Name", "Name is required."), (Form, "Price", "Price must be 0 or more."));

        Input("Name").Change("Desk mat");

        Assert.Equal("false", Input("Name").GetAttribute("aria-invalid"));
        Assert.Equal(["Price must be 0 or more."], Texts(".banner li"));
    }

    [Fact]
    public void Nothing_typed_is_lost_after_a_refusal()
    {
        Input("Name").Change("Desk mat");
        Input("Price").Change("abc");

        Refuse((Form, "Price", "Price must be a number."));

        Assert.Equal("Desk mat", Input("Name").GetAttribute("value"));
        Assert.Equal("abc", Input("Price").GetAttribute("value"));
    }

    [Fact]
    public void Pressing_save_twice_saves_once()
    {
        var pending = new TaskCompletionSource<SaveOutcome>();
        page.Instance.Answer = () => pending.Task;

        Save();
        Save();

        Assert.Equal("Saving…", page.Find("button[type=submit]").TextContent.Trim());
        Assert.Equal(1, page.Instance.SaveTimes);
    }

    [Fact]
    public void After_a_database_error_the_save_can_be_tried_again()
    {
        Input("Name").Change("Desk mat");
        Answer(new SaveOutcome.Unreachable(MayHaveSaved: false));
        Save();
        Assert.Contains(
            "cannot be reached",
            page.Find(".banner h2").TextContent,
            StringComparison.Ordinal
        );

        Answer(new SaveOutcome.Saved());
        page.Find(".banner button").Click();

        Assert.Equal("Desk mat", Form.Name);
        Assert.Equal(1, page.Instance.SavedTimes);
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public void A_row_deleted_by_somebody_else_can_be_saved_as_new()
    {
        Answer(new SaveOutcome.Gone());
        Save();

        page.Find(".banner button").Click();

        Assert.Equal(1, page.Instance.AsNewTimes);
    }

    [Fact]
    public void An_unknown_error_shows_its_reference_in_the_log()
    {
        Answer(new SaveOutcome.Unknown("7F3A00"));
        Save();

        Assert.Contains("7F3A00", page.Find(".banner").TextContent, StringComparison.Ordinal);
    }

    private void Refuse(params (object? Target, string? Property, string Text)[] messages)
    {
        Answer(
            new SaveOutcome.Invalid([
                .. messages.Select(m => new FieldMessage(m.Target, m.Property, m.Text, Rule)),
            ])
        );
        Save();
    }

    private void Answer(SaveOutcome outcome) =>
        page.Instance.Answer = () => Task.FromResult(outcome);

    private void Save() => page.Find("form").Submit();

    private IElement Input(string label)
    {
        var id = page.FindAll("label")
            .First(l => l.TextContent.Contains(label, StringComparison.Ordinal));
        return page.Find($"#{id.GetAttribute("for")}");
    }

    private string Described(IElement input) =>
        string.Concat(
            input
                .GetAttribute("aria-describedby")!
                .Split(' ')
                .Select(id => page.Find($"#{id}").TextContent.Trim())
        );

    private IEnumerable<string> Texts(string selector) =>
        page.FindAll(selector).Select(element => element.TextContent.Trim());

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
