using Microsoft.AspNetCore.Components.Forms;
using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Forms.Conflict;

/// <summary>
/// Shows a conflict's values and writes the chosen one back into the form, as typed text if the form holds text.
/// </summary>
internal sealed class ConflictChoice(ShopFormat format)
{
    public string Show(object? value) =>
        value switch
        {
            null or "" => "—",
            DateTimeOffset moment => format.Moment(moment),
            decimal amount => format.Money(amount),
            int number => format.Number(number),
            _ => Typed(value)!,
        };

    /// <summary>"Ada changed Price to $2.22, today 20:39"; without the field if several changed.</summary>
    public string Heading(SaveOutcome.Conflict conflict)
    {
        var what = conflict.Fields is [var only]
            ? $"{only.Label} to {Show(only.Theirs)}"
            : "this while you were editing";
        return conflict.By is { } by
            ? $"{by.Person} changed {what}, {format.Moment(by.At, isInSentence: true)}"
            : $"Somebody else changed {what}";
    }

    /// <summary>What happens to a field that the person didn't touch.</summary>
    public string Kept(FieldConflict field) =>
        $"{field.By?.Person ?? "Somebody else"} also changed {field.Label} from {Show(field.Before)} to {Show(field.Theirs)}. "
        + $"You did not touch it, so it stays {Show(field.Theirs)}.";

    public void TakeTheirs(FieldConflict field, EditContext context)
    {
        var property = field.Target.GetType().GetProperty(field.Property);
        if (property is not { CanWrite: true })
        {
            return;
        }

        var value = property.PropertyType == typeof(string) ? Typed(field.Theirs) : field.Theirs;
        property.SetValue(field.Target, value);
        context.NotifyFieldChanged(new FieldIdentifier(field.Target, field.Property));
    }

    private string? Typed(object? value) =>
        value switch
        {
            null => null,
            decimal number => format.Typed(number),
            int number => format.Typed(number),
            short number => format.Typed(number),
            _ => value.ToString(),
        };
}
