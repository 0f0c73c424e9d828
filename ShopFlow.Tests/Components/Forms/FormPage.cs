using AngleSharp.Dom;
using Bunit;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Staff;

namespace ShopFlow.Tests.Components.Forms;

/// <summary>A form with a field of every kind, used the way a person uses it.</summary>
public abstract class FormPage : IAsyncLifetime
{
    private static readonly ConstraintKey Rule = new("public", "products", "some_rule");

    private protected ShopComponents Components { get; }

    private protected IRenderedComponent<FieldForm> Page { get; }

    protected FormPage(string role = StaffRole.Owner, bool isNew = false)
    {
        Components = new(role: role);
        Page = Components.Render<FieldForm>(form => form.Add(f => f.IsNew, isNew));
    }

    private protected FieldForm.Typed Form => Page.Instance.Form;

    private protected IElement Input(string label)
    {
        var named = Page.FindAll("label").First(l => l.TextContent.Trim() == label);
        return Page.Find($"#{named.GetAttribute("for")}");
    }

    private protected string Described(string label) =>
        string.Join(
            ' ',
            (Input(label).GetAttribute("aria-describedby") ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => Page.Find($"#{id}").TextContent.Trim())
        );

    private protected IEnumerable<string> Texts(string selector) =>
        Page.FindAll(selector).Select(element => element.TextContent.Trim());

    private protected string Bar =>
        string.Join(
            ' ',
            Page.Find(".save-bar [role=status]")
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private protected void Answer(SaveOutcome outcome) =>
        Page.Instance.Answer = () => Task.FromResult(outcome);

    private protected void Save() => Page.Find("form").Submit();

    private protected void Refuse(params (string Property, string Text)[] messages)
    {
        Answer(
            new SaveOutcome.Invalid([
                .. messages.Select(m => new FieldMessage(Form, m.Property, m.Text, Rule)),
            ])
        );
        Save();
    }

    private protected void Press(string button) =>
        Page.FindAll("button").First(b => b.TextContent.Trim() == button).Click();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Components.DisposeAsync();
}
