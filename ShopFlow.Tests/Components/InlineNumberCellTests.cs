using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Components.Feedback;
using ShopFlow.Web.Components.Lists;

namespace ShopFlow.Tests.Components;

public sealed class InlineNumberCellTests : IDisposable
{
    private readonly ShopComponents components = new();
    private readonly List<string> saved = [];
    private readonly IRenderedComponent<InlineNumberCell> cell;
    private CellSaved answer = new(new SaveOutcome.Saved(), 42);

    public InlineNumberCellTests() =>
        cell = components.Render<InlineNumberCell>(parameters =>
            parameters
                .Add(c => c.Name, "stock")
                .Add(c => c.Label, "Stock of Desk mat")
                .Add(c => c.Value, 18)
                .Add(c => c.IsRelative, true)
                .Add(
                    c => c.OnSave,
                    typed =>
                    {
                        saved.Add(typed);
                        return Task.FromResult(answer);
                    }
                )
        );

    [Fact]
    public void Enter_saves_the_typed_value_and_shows_the_saved_one()
    {
        TypeAndPress(" 42 ", "Enter");

        Assert.Equal(["42"], saved);
        Assert.Equal("Stock of Desk mat: 42, edit", cell.Find("button").GetAttribute("aria-label"));
        Assert.Equal("Saved42", cell.Find("button").TextContent);
    }

    [Fact]
    public void Buttons_put_a_sign_in_front_for_keypads_without_signs()
    {
        Open("5");

        cell.Find("[aria-label='Subtract']").Click();
        Assert.Equal("-5", cell.Find("input").GetAttribute("value"));
        cell.Find("[aria-label=Add]").Click();
        cell.Find("input").KeyDown("Enter");

        Assert.Equal(["+5"], saved);
    }

    [Fact]
    public void A_sign_replaces_a_number_that_was_not_edited_yet()
    {
        cell.Find(".inline-cell").TriggerEvent("oncelledit", EventArgs.Empty);

        cell.Find("[aria-label=Add]").Click();

        Assert.Equal("+", cell.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Escape_cancels_the_edit()
    {
        TypeAndPress("42", "Escape");

        Assert.Empty(saved);
        Assert.Contains("18", cell.Find("button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_the_cell_saves()
    {
        Open("42");

        cell.Find("input").Blur();

        Assert.Equal(["42"], saved);
    }

    [Fact]
    public void An_unchanged_value_is_not_saved()
    {
        TypeAndPress("18", "Enter");

        Assert.Empty(saved);
        Assert.NotEmpty(cell.FindAll("button"));
    }

    [Fact]
    public void Refused_text_stays_with_its_reason_and_is_not_saved_again_on_leaving()
    {
        answer = new(
            new SaveOutcome.Invalid([new(null, null, "Stock must be 0 or more.", default)])
        );

        TypeAndPress("-1", "Enter");
        cell.Find("input").Blur();

        Assert.Equal(["-1"], saved);
        Assert.Equal("-1", cell.Find("input").GetAttribute("value"));
        Assert.Equal("Stock must be 0 or more.", cell.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_refusal_shows_the_current_value_if_it_has_changed()
    {
        answer = new(
            new SaveOutcome.Invalid([new(null, null, "Stock must be 0 or more.", default)]),
            15
        );

        TypeAndPress("-16", "Enter");

        Assert.Equal(
            "Stock must be 0 or more. It is 15 now.",
            cell.Find("[role=alert]").TextContent
        );
    }

    [Fact]
    public void Somebody_elses_value_is_shown_before_it_is_overwritten()
    {
        answer = new(new SaveOutcome.Conflict([], 9, []), 30);

        TypeAndPress("42", "Enter");

        Assert.Contains(
            "changed it to 30 in the meantime",
            cell.Find("[role=alert]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("42", cell.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void The_sum_that_led_to_the_saved_value_is_shown_below_it()
    {
        answer = new(new SaveOutcome.Saved(), 19, "Was 18, 4 went meanwhile: 14 + 5 = 19.");

        TypeAndPress("+5", "Enter");

        Assert.Equal("Was 18, 4 went meanwhile: 14 + 5 = 19.", cell.Find(".hint").TextContent);
    }

    [Fact]
    public void A_closed_cell_has_the_same_markup_as_in_a_list()
    {
        var closed = InlineNumberCell.Closed("stock", "Stock of Desk mat", "18", new("18"));

        cell.Find(".inline-cell").InnerHtml.Trim().MarkupMatches(closed.Value);
    }

    [Fact]
    public async Task A_saved_value_can_be_undone_from_its_note()
    {
        answer = new(new SaveOutcome.Saved(), 42, Undo: "18");
        TypeAndPress("42", "Enter");
        var note = Assert.Single(Shown.ShownSnackbars);
        answer = new(new SaveOutcome.Saved(), 18, Undo: "42");

        await cell.InvokeAsync(() =>
            components.Services.GetRequiredService<Notes>().UndoAsync(note)
        );

        Assert.Equal(["42", "18"], saved);
        Assert.Equal("Stock of Desk mat is 18 again.", Assert.Single(Shown.ShownSnackbars).Message);
        Assert.Equal("18", cell.Find("button").TextContent);
    }

    [Fact]
    public async Task A_value_that_somebody_else_changed_is_not_undone()
    {
        answer = new(new SaveOutcome.Saved(), 42, Undo: "18");
        TypeAndPress("42", "Enter");
        var note = Assert.Single(Shown.ShownSnackbars);
        answer = new(new SaveOutcome.Conflict([], 9, []), 41);

        await cell.InvokeAsync(() =>
            components.Services.GetRequiredService<Notes>().UndoAsync(note)
        );

        Assert.Equal(
            "Stock of Desk mat was not undone: somebody else made it 41.",
            Assert.Single(Shown.ShownSnackbars).Message
        );
        Assert.Equal("41", cell.Find("button").TextContent);
    }

    [Fact]
    public void A_saving_hint_appears_only_if_the_save_takes_a_while()
    {
        var saving = new TaskCompletionSource<CellSaved>();
        cell.Render(parameters => parameters.Add(c => c.OnSave, _ => saving.Task));

        components.Clock.WaitForTimer(() => TypeAndPress("42", "Enter"));
        Assert.DoesNotContain("Saving…", cell.Markup, StringComparison.Ordinal);
        components.Clock.Advance(TimeSpan.FromMilliseconds(150));
        cell.WaitForAssertion(() => Assert.Equal("Saving…", cell.Find(".hint").TextContent));
        saving.SetResult(answer);

        cell.WaitForAssertion(() => Assert.Equal("Saved42", cell.Find("button").TextContent));
    }

    private ISnackbar Shown => components.Services.GetRequiredService<ISnackbar>();

    private void Open(string text)
    {
        cell.Find(".inline-cell").TriggerEvent("oncelledit", new CellEditEventArgs());
        cell.Find("input").Input(text);
    }

    private void TypeAndPress(string text, string key)
    {
        Open(text);
        cell.Find("input").KeyDown(key);
    }

    public void Dispose() => components.Dispose();
}
