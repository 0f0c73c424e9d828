using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Components.Forms;

namespace ShopFlow.Web.Components.Forms;

/// <summary>Runs a form's validator and finds the field that each error belongs to.</summary>
internal static class FormValidation
{
    public static async Task<IReadOnlyList<FormMessage>> CheckAsync<TForm>(
        this IValidator<TForm> validator,
        TForm form,
        CancellationToken cancellationToken
    )
        where TForm : class
    {
        var result = await validator.ValidateAsync(form, cancellationToken);
        return result.Errors.ConvertAll(error => ToMessage(form, error));
    }

    private static FormMessage ToMessage(object form, ValidationFailure error) =>
        new(FieldAt(form, error.PropertyName), error.ErrorMessage);

    // "Items[1].Quantity" is the field Quantity of the second item.
    private static FieldIdentifier? FieldAt(object form, string path)
    {
        var target = form;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            var name = step.Split('[')[0];
            var value = target?.GetType().GetProperty(name)?.GetValue(target);
            target = step.Contains('[', StringComparison.Ordinal)
                ? (value as System.Collections.IEnumerable)
                    ?.Cast<object>()
                    .ElementAtOrDefault(Index(step))
                : value;
        }

        return target is null || steps[^1].Length == 0
            ? null
            : new FieldIdentifier(target, steps[^1]);
    }

    private static int Index(string step) =>
        int.Parse(
            step.AsSpan()[(step.IndexOf('[', StringComparison.Ordinal) + 1)..^1],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
