using FluentValidation;
using FluentValidation.Results;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>The database's rules for one table as they stand now, for the courtesy check in front of a save.</summary>
internal sealed class FormRules(
    FieldHints hints,
    ConstraintCatalog catalog,
    MessageBook book,
    ShopFormat shop,
    Rulebook rulebook
)
{
    private readonly HashSet<ConstraintKey> refused = [];

    public FieldMessage? Refusal(object form, string property, object? value) =>
        Message(form, property, hints[property].Refusal(value), value);

    /// <summary>A number as typed: what is none is refused here, for the database would never see it.</summary>
    public FieldMessage? NumberRefusal(object form, string property, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return Refusal(form, property, null) ?? Typing(form, property, "is required");

        return shop.TryMoney(typed, out var number)
            ? Refusal(form, property, number)
            : NotANumber(form, property);
    }

    /// <summary>A number to add to what stands there: the column's type bounds it, the rules only bound the sum.</summary>
    public FieldMessage? ChangeRefusal(object form, string property, string? typed)
    {
        if (!shop.TryNumber(typed, out var number))
            return NotANumber(form, property);

        var ofType = hints[property].Limits.Where(limit => limit.Rule.Kind == RuleKind.Range);
        return Message(
            form,
            property,
            ofType.FirstOrDefault(limit => !limit.Allows(number)),
            number
        );
    }

    private FieldMessage? Message(object form, string property, FieldLimit? broken, object? value)
    {
        if (broken is null)
            return null;

        var (key, arguments) = (broken.Rule.Key, new MessageArguments { Value = value });
        if (refused.Add(key))
            rulebook.RefusedByForm([key]);

        var text = catalog.Table(key.Schema, key.Table) is { } table
            ? book.Sentence(table, broken, arguments).Text
            : $"{PropertyLabel.Of(property)} is not accepted.";
        return new(form, property, text, key);
    }

    private FieldMessage NotANumber(object form, string property) =>
        Message(
            form,
            property,
            hints[property].Limits.FirstOrDefault(limit => limit is FieldLimit.Step { Value: 1 }),
            null
        ) ?? Typing(form, property, "must be a number");

    private static FieldMessage Typing(object form, string property, string refusal) =>
        new(form, property, $"{PropertyLabel.Of(property)} {refusal}.", new("", "", property));
}

internal static class FormRulesExtensions
{
    public static IRuleBuilderOptionsConditions<TForm, TValue> Obeys<TForm, TValue>(
        this IRuleBuilder<TForm, TValue> field,
        FormRules rules
    )
        where TForm : class =>
        field.Custom(
            (value, context) =>
                context.Add(
                    rules.Refusal(
                        context.InstanceToValidate,
                        Property(context),
                        value is string text
                            ? text.Trim() is { Length: > 0 } typed
                                ? typed
                                : null
                            : value
                    )
                )
        );

    public static IRuleBuilderOptionsConditions<TForm, string?> ObeysAsNumber<TForm>(
        this IRuleBuilder<TForm, string?> field,
        FormRules rules
    )
        where TForm : class =>
        field.Custom(
            (typed, context) =>
                context.Add(
                    rules.NumberRefusal(context.InstanceToValidate, Property(context), typed)
                )
        );

    /// <summary>All that the validator refuses; null when it refuses nothing.</summary>
    public static SaveOutcome? Refusal<TForm>(this IValidator<TForm> validator, TForm form)
    {
        var errors = validator.Validate(form).Errors;
        return errors.Count > 0
            ? new SaveOutcome.Invalid(errors.ConvertAll(error => (FieldMessage)error.CustomState))
            : null;
    }

    private static string Property<TForm>(ValidationContext<TForm> context) =>
        context.PropertyPath[(context.PropertyPath.LastIndexOf('.') + 1)..];

    // A line's message knows its line, so the path is not needed to find it again.
    private static void Add<TForm>(this ValidationContext<TForm> context, FieldMessage? message)
    {
        if (message is not null)
            context.AddFailure(
                new ValidationFailure(context.PropertyPath, message.Text) { CustomState = message }
            );
    }
}

internal static class PropertyLabel
{
    /// <summary>"PriceAtPurchase" reads "Price at purchase", and "UserId" reads "User".</summary>
    public static string Of(string property)
    {
        var name = property.EndsWith("Id", StringComparison.Ordinal) ? property[..^2] : property;
        return string.Concat(
            name.Select(
                (letter, i) =>
                    i > 0 && char.IsUpper(letter)
                        ? $" {char.ToLowerInvariant(letter)}"
                        : $"{letter}"
            )
        );
    }
}
