using FluentValidation;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Reviews;

public sealed class ReviewForm : EntityForm<Review>
{
    public int Id => Before?.Id ?? 0;

    public int? UserId { get; set; }

    public int? ProductId { get; set; }

    public string? Rating { get; set; }

    public string? Content { get; set; }

    internal static ReviewForm From(Review review, ShopFormat shop)
    {
        var form = new ReviewForm
        {
            UserId = review.UserId,
            ProductId = review.ProductId,
            Rating = shop.Typed(review.Rating),
            Content = review.Content,
        };
        form.Begin(review, review.Version);
        return form;
    }

    internal override void ApplyTo(Review review, ShopFormat shop)
    {
        review.UserId = UserId ?? 0;
        review.ProductId = ProductId ?? 0;
        review.Rating = (short)Whole(Rating, shop);
        review.Content = Trimmed(Content);
    }
}

/// <summary>A review as its page shows it, with what its user and its product are called.</summary>
public sealed record ReviewDetails(Review Review, string? User, string? Product);

internal sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(FormRules rules)
    {
        RuleFor(form => form.UserId).Obeys(rules);
        RuleFor(form => form.ProductId).Obeys(rules);
        RuleFor(form => form.Rating).ObeysAsNumber(rules);
        RuleFor(form => form.Content).Obeys(rules);
    }
}
