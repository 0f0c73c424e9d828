using Bunit;
using MudBlazor;
using ShopFlow.Web.Components.Feedback;

namespace ShopFlow.Tests.Components.Feedback;

public sealed class ConfirmDialogTests : IAsyncLifetime
{
    private readonly ShopComponents components = new();
    private readonly IRenderedComponent<MudDialogProvider> dialogs;
    private readonly IRenderedComponent<ConfirmDialog> page;

    public ConfirmDialogTests()
    {
        dialogs = components.Render<MudDialogProvider>();
        page = components.Render<ConfirmDialog>(dialog =>
            dialog
                .Add(d => d.Title, "Leave without saving?")
                .Add(d => d.Confirm, "Discard changes")
                .Add(d => d.Cancel, "Stay here")
                .AddChildContent("<p>What you changed here is not saved yet.</p>")
        );
    }

    [Fact]
    public void Nothing_is_asked_before_somebody_asks() =>
        Assert.Empty(dialogs.FindAll("[role=dialog]"));

    [Fact]
    public async Task It_asks_in_the_words_it_was_given()
    {
        await AskAsync();

        var dialog = dialogs.Find("[role=dialog]");
        Assert.Equal("Leave without saving?", dialog.QuerySelector("h2")!.TextContent);
        Assert.Contains("is not saved yet", dialog.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            dialog.QuerySelector("h2")!.ParentElement!.Id,
            dialog.GetAttribute("aria-labelledby")
        );
    }

    [Theory]
    [InlineData("Discard changes", true)]
    [InlineData("Stay here", false)]
    public async Task The_buttons_answer_and_close(string button, bool answer)
    {
        var asked = await AskAsync();

        dialogs.FindAll("button").First(b => b.TextContent.Trim() == button).Click();

        Assert.Equal(answer, await asked.Answer);
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")));
    }

    [Fact]
    public async Task It_can_be_asked_again()
    {
        var first = await AskAsync();
        dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Stay here").Click();
        Assert.False(await first.Answer);

        var second = await AskAsync();
        dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Discard changes").Click();

        Assert.True(await second.Answer);
    }

    [Fact]
    public async Task Where_nothing_can_be_confirmed_there_is_one_way_out()
    {
        page.Render(dialog => dialog.Add(d => d.CanConfirm, false));

        await AskAsync();

        Assert.Equal(["Stay here"], dialogs.FindAll("button").Select(b => b.TextContent.Trim()));
    }

    private async Task<Asked> AskAsync()
    {
        var asked = await page.InvokeAsync(() => new Asked(page.Instance.AskAsync()));
        dialogs.WaitForElement("[role=dialog]");
        return asked;
    }

    // A task in a task would be awaited with it.
    private sealed record Asked(Task<bool> Answer);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
