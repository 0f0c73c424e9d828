using ShopFlow.Data.Constraints;
using ShopFlow.Web.Features.Reviews;

namespace ShopFlow.Tests.Database.Violations;

public sealed class ReviewViolationTests : ViolationTests
{
    private ReviewService Reviews => Shop.Get<ReviewService>();

    private static ReviewForm Review(int? user = 2, int? product = 2, string? rating = "4") =>
        new()
        {
            UserId = user,
            ProductId = product,
            Rating = rating,
        };

    private Task RefusedAsync(ReviewForm form, params (string?, string)[] messages) =>
        AssertRefusedAsync(form, Reviews.SaveAsync(form), messages);

    private async Task RefusedByTheFormAsync(
        ReviewForm form,
        params (string?, string)[] messages
    ) => AssertInvalid(await Reviews.SaveAsync(form), form, messages);

    [Fact]
    public Task A_review_without_a_user_is_refused() =>
        RefusedAsync(Review(user: null), ("UserId", "Customer is required."));

    [Fact]
    public Task A_review_without_a_product_is_refused() =>
        RefusedAsync(Review(product: null), ("ProductId", "Product is required."));

    [Fact]
    public Task A_review_without_a_rating_is_refused() =>
        RefusedByTheFormAsync(Review(rating: " "), ("Rating", "Rating is required."));

    [Theory]
    [InlineData("user_id", "Customer is required.")]
    [InlineData("product_id", "Product is required.")]
    [InlineData("rating", "Rating is required.")]
    [InlineData("created_at", "Created at is required.")]
    public async Task A_column_that_a_trigger_empties_is_reported_by_its_label(
        string column,
        string text
    )
    {
        var outcome = await SaveWithoutAsync(
            new Data.Reviews.Review
            {
                UserId = 2,
                ProductId = 2,
                Rating = 4,
            },
            "reviews",
            column
        );

        Assert.Equal(
            text,
            Assert.Single(Assert.IsType<SaveOutcome.Invalid>(outcome).Messages).Text
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    public Task A_rating_outside_one_to_five_is_refused(string rating) =>
        RefusedAsync(Review(rating: rating), ("Rating", "Rating must be between 1 and 5."));

    [Theory]
    [InlineData("40000", "Rating must be between 1 and 5.")]
    [InlineData("2.5", "Rating must be a whole number.")]
    [InlineData("great", "Rating must be a whole number.")]
    public Task A_rating_that_does_not_fit_its_type_is_refused_by_the_form(
        string rating,
        string text
    ) => RefusedByTheFormAsync(Review(rating: rating), ("Rating", text));

    [Fact]
    public Task A_review_by_an_unknown_user_is_refused() =>
        RefusedAsync(Review(user: 999), ("UserId", "This customer does not exist or was deleted."));

    [Fact]
    public Task A_review_of_an_unknown_product_is_refused() =>
        RefusedAsync(
            Review(product: 999),
            ("ProductId", "This product does not exist or was deleted.")
        );

    [Fact]
    public async Task A_second_review_is_reported_on_the_product_and_marks_the_user()
    {
        var form = Review(user: 1, product: 1);

        await RefusedAsync(form, ("ProductId", "This customer has already reviewed this product."));
        var invalid = (SaveOutcome.Invalid)await Reviews.SaveAsync(form);

        Assert.Equal(["UserId"], Assert.Single(invalid.Messages).Also);
    }

    [Fact]
    public async Task A_taken_id_is_not_reported_on_any_field()
    {
        await Shop.ExecuteAsync("SELECT setval('reviews_id_seq', 1, false)");

        Assert.IsType<SaveOutcome.Unknown>(await Reviews.SaveAsync(Review()));
    }

    [Fact]
    public Task A_review_can_be_deleted() => AssertDeletedAsync(Reviews.DeleteAsync(1));
}
