using FluentValidation;
using FluentValidation.Results;
using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;
using ShopFlow.Web.Formatting;

namespace ShopFlow.Web.Saving;

/// <summary>The database's current rules for one table, for the courtesy check before a save.</summary>
internal sealed class FormRules(
    FieldHints hints,
    ConstraintCatalog catalog,
    MessageBook book,
    Rulebook rulebook
)
{
    private readonly HashSet<ConstraintKey> refused = [];

    public FieldMessage? Check(object form, string property, object? value) =>
        Message(form, property, hints[property].BrokenBy(value), value);

    public FieldMessage? Check(object form, ReadField field) =>
        field.Value switch
        {
            NumberEntry.Nothing => Check(form, field.Property, null)
                ?? Typing(form, field.Property, new TypingFault.Missing()),
            NumberEntry.Amount(var number) => Check(form, field.Property, number),
            NumberEntry.Change(var by) => ChangeRefusal(form, field, by),
            NumberEntry.TooPrecise(var number, var decimals) => PrecisionRefusal(
                form,
                field.Property,
                number,
                decimals
            ),
            NumberEntry => NotANumber(form, field.Property),
            var value => Check(form, field.Property, value),
        };

    /// <summary>Null if nothing is refused.</summary>
    public SaveOutcome? Check<TEntity>(FormReading<TEntity> read)
        where TEntity : class, new() => new FormValidator<TEntity>(this).Check(read);

    public IReadOnlyList<FieldMessage> Messages<TEntity>(FormReading<TEntity> read)
        where TEntity : class, new() =>
        Check(read) is SaveOutcome.Invalid refused ? refused.Messages : [];

    /// <summary>For a number to be added: it must fit the column's type, but the rules apply only to the sum.</summary>
    private FieldMessage? ChangeRefusal(object form, ReadField field, decimal by)
    {
        var ofType = hints[field.Property].Limits.Where(x => x.Rule.Kind == RuleKind.Range);
        var broken = ofType.FirstOrDefault(limit =>
            !limit.Allows(by) || !limit.Allows(by + (field.Seen ?? 0))
        );
        return Message(form, field.Property, broken, by);
    }

    private FieldMessage PrecisionRefusal(
        object form,
        string property,
        decimal number,
        int decimals
    )
    {
        var steps = hints[property].Limits.OfType<FieldLimit.Step>();
        return Message(form, property, steps.FirstOrDefault(step => !step.Allows(number)), number)
            ?? Typing(form, property, new TypingFault.TooPrecise(decimals));
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
        ) ?? Typing(form, property, new TypingFault.NotANumber());

    private FieldMessage Typing(object form, string property, TypingFault fault) =>
        new(
            form,
            property,
            book.Sentence(
                fault,
                hints[property].Limits is [var limit, ..] ? limit.Rule : null,
                PropertyLabel.Of(property)
            ),
            new("", "", property)
        );
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
                    rules.Check(
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

    /// <summary>Everything that the validator refuses; null if it refuses nothing.</summary>
    public static SaveOutcome? Check<TForm>(this IValidator<TForm> validator, TForm form)
    {
        var errors = validator.Validate(form).Errors;
        return errors.Count > 0
            ? new SaveOutcome.Invalid(errors.ConvertAll(error => (FieldMessage)error.CustomState))
            : null;
    }

    private static string Property<TForm>(ValidationContext<TForm> context) =>
        context.PropertyPath[(context.PropertyPath.LastIndexOf('.') + 1)..];

    // A line's message holds its line, so the path isn't needed to find it again.
    internal static void Add<TForm>(this ValidationContext<TForm> context, FieldMessage? message)
    {
        if (message is not null)
            context.AddFailure(
                new ValidationFailure(context.PropertyPath, message.Text) { CustomState = message }
            );
    }
}

internal static class PropertyLabel
{
    /// <summary>"PriceAtPurchase" becomes "Price at purchase", and "UserId" becomes "User".</summary>
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
