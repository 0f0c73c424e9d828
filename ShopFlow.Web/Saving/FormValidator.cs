using FluentValidation;

namespace ShopFlow.Web.Saving;

/// <summary>The courtesy in front of a save: all that the rules refuse of a form, at once.</summary>
internal sealed class FormValidator<TEntity> : AbstractValidator<FormReading<TEntity>>
    where TEntity : class, new()
{
    public FormValidator(FormRules rules) =>
        RuleForEach(read => read.Fields)
            .Custom(
                (field, context) => context.Add(rules.Check(context.InstanceToValidate.Form, field))
            );
}
