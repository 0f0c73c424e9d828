using ShopFlow.Data.Constraints;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Components.Forms.Conflict;

/// <summary>Shows a conflict's values and writes one back into the form, as typed text where the form holds text.</summary>
internal sealed class ConflictChoice(ShopFormat format)
{
    public string Show(object? value) =>
        value switch
        {
            null or "" => "—",
            DateTimeOffset moment => format.Moment(moment),
            _ => Typed(value)!,
        };

    public void TakeTheirs(FieldConflict field)
    {
        var property = field.Target.GetType().GetProperty(field.Property);
        if (property is not { CanWrite: true })
        {
            return;
        }

        var value = property.PropertyType == typeof(string) ? Typed(field.Theirs) : field.Theirs;
        property.SetValue(field.Target, value);
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
