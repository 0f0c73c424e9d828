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
    public void The_dialog_is_closed_at_first() => Assert.Empty(dialogs.FindAll("[role=dialog]"));

    [Fact]
    public async Task The_dialog_shows_its_title_and_text()
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
    public async Task Each_button_gives_its_answer_and_closes_the_dialog(string button, bool answer)
    {
        var asked = await AskAsync();

        dialogs.FindAll("button").First(b => b.TextContent.Trim() == button).Click();

        Assert.Equal(answer, await asked.Answer);
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")));
    }

    [Fact]
    public async Task The_dialog_can_be_opened_again()
    {
        var first = await AskAsync();
        dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Stay here").Click();
        Assert.False(await first.Answer);

        var second = await AskAsync();
        dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Discard changes").Click();

        Assert.True(await second.Answer);
    }

    [Fact]
    public async Task A_dialog_that_cannot_be_confirmed_has_only_a_cancel_button()
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

    // Wrapped, because awaiting a task of a task would await both.
    private sealed record Asked(Task<bool> Answer);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await components.DisposeAsync();
}
