using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Reviews;

public sealed class ReviewServiceTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private ReviewService reviews = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        reviews = shop.Get<ReviewService>();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_review_can_be_saved_without_words()
    {
        var form = new ReviewForm
        {
            UserId = 2,
            ProductId = 1,
            Rating = "4",
            Content = " ",
        };

        Outcomes.Saved(await reviews.SaveAsync(form));

        Assert.Null((await reviews.FindAsync(form.Id))!.Content);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("40000")]
    public async Task A_rating_outside_one_to_five_is_refused_with_both_bounds(string rating)
    {
        var form = new ReviewForm
        {
            UserId = 2,
            ProductId = 1,
            Rating = rating,
        };

        var refused = Assert.Single(Outcomes.Refused(await reviews.SaveAsync(form)));

        Assert.Equal("Rating: Rating must be between 1 and 5.", refused);
    }

    [Fact]
    public async Task An_empty_review_is_refused_on_each_field()
    {
        var outcome = Assert.IsType<SaveOutcome.Invalid>(await reviews.SaveAsync(new ReviewForm()));

        Assert.Equal(
            ["UserId", "ProductId", "Rating"],
            outcome.Messages.Select(message => message.Property)
        );
    }

    [Fact]
    public async Task A_second_review_of_the_same_product_is_refused()
    {
        var form = new ReviewForm
        {
            UserId = 1,
            ProductId = 1,
            Rating = "1",
        };

        Assert.IsType<SaveOutcome.Invalid>(await reviews.SaveAsync(form));
    }

    [Fact]
    public async Task An_unknown_user_is_refused_on_the_user_field()
    {
        var form = new ReviewForm
        {
            UserId = 99,
            ProductId = 1,
            Rating = "1",
        };

        Assert.StartsWith(
            "UserId: ",
            Assert.Single(Outcomes.Refused(await reviews.SaveAsync(form))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("?q=100%25", 1)]
    [InlineData("?q=my_tea", 1)]
    [InlineData("?q=m%25tea", 0)]
    [InlineData("?q=cup", 1)]
    [InlineData("?q=ada", 1)]
    [InlineData("?rating=5&rating=4", 1)]
    [InlineData("?rating=1", 0)]
    [InlineData("?rating=best", 1)]
    [InlineData("?user=2", 0)]
    public async Task Reviews_are_found_by_text_user_product_and_rating(string query, int count)
    {
        var list = shop.Get<ReviewListQuery>();

        Assert.Equal(count, (await list.PageAsync(ListState.Parse(query, list.Shape))).Rows.Count);
    }
}
