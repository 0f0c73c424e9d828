using Microsoft.AspNetCore.Components.Forms;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Web.Components.Forms;

/// <summary>One sentence of a refused save; without a field it goes above the form.</summary>
public sealed record FormMessage(FieldIdentifier? Field, string Text)
{
    /// <summary>Fields that the message also covers: marked, but without a text of their own.</summary>
    public IReadOnlyList<FieldIdentifier> Also { get; init; } = [];

    public bool SpeaksOf(FieldIdentifier field) =>
        Field is not { } own || own.Equals(field) || Also.Contains(field);
}

/// <summary>
/// A form's messages about its fields. A message goes away when its field changes. If the form doesn't show the field,
/// the message goes above the form, so that every refusal has a visible reason.
/// </summary>
public sealed class FormMessages
{
    private readonly EditContext context;
    private readonly FormFields fields;
    private readonly ValidationMessageStore store;
    private readonly List<FormMessage> messages = [];

    public FormMessages(EditContext context, FormFields fields)
    {
        this.context = context;
        this.fields = fields;
        store = new(context);
        context.OnFieldChanged += (_, change) => Clear(change.FieldIdentifier);
    }

    public IReadOnlyList<FormMessage> All => messages;

    public bool AreAtFields => messages.Exists(message => message.Field is not null);

    public void Show(IEnumerable<FormMessage> shown)
    {
        store.Clear();
        messages.Clear();
        fields.Unmark();
        foreach (var message in shown.Distinct())
        {
            var isAtField = message.Field is { } field && fields.Shows(field);
            messages.Add(isAtField ? message : message with { Field = null });
            if (isAtField)
            {
                store.Add(message.Field!.Value, message.Text);
                fields.Mark(message.Also, message.Field.Value);
            }
        }

        Notify();
    }

    public void Show(IEnumerable<FieldMessage> refused) => Show(refused.Select(ToMessage));

    public void Clear() => Show(Enumerable.Empty<FormMessage>());

    // A message above the form may be about this field too; if it still holds, the next save shows it again.
    private void Clear(FieldIdentifier field)
    {
        if (messages.Exists(message => message.SpeaksOf(field)))
        {
            Show(messages.Where(message => !message.SpeaksOf(field)).ToList());
        }
    }

    private static FormMessage ToMessage(FieldMessage refused) =>
        refused is { Target: { } target, Property: { } property }
            ? new(new FieldIdentifier(target, property), refused.Text)
            {
                Also = [.. refused.Also.Select(other => new FieldIdentifier(target, other))],
            }
            : new(null, refused.Text);

    private void Notify()
    {
        context.NotifyValidationStateChanged();
        fields.NotifyChanged();
    }
}
