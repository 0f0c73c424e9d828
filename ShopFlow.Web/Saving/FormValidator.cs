using FluentValidation;

namespace ShopFlow.Web.Saving;

/// <summary>The courtesy check before a save: finds everything in a form that the rules refuse, at once.</summary>
internal sealed class FormValidator<TEntity> : AbstractValidator<FormReading<TEntity>>
    where TEntity : class, new()
{
    public FormValidator(FormRules rules) =>
        RuleForEach(read => read.Fields)
            .Custom(
                (field, context) => context.Add(rules.Check(context.InstanceToValidate.Form, field))
            );
}
