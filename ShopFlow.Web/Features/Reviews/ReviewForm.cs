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

    private protected override void Read(FormReading<Review> form)
    {
        form.Key(UserId, (review, user) => review.UserId = user);
        form.Key(ProductId, (review, product) => review.ProductId = product);
        form.Whole(Rating, (review, rating) => review.Rating = (short)rating);
        form.Text(Content, (review, content) => review.Content = content);
    }
}

/// <summary>A review as its page shows it, with the names of its user and product.</summary>
public sealed record ReviewDetails(Review Review, string? User, string? Product);
