using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;

namespace ShopFlow.Web.Features.Reviews;

public sealed record ReviewRow(
    int Id,
    int UserId,
    string UserName,
    int ProductId,
    string ProductName,
    short Rating,
    string? Content,
    DateTimeOffset CreatedAt,
    uint Version
);

internal sealed class ReviewListQuery(
    IDbContextFactory<ShopFlowDbContext> contexts,
    TextSearch search,
    ShopFormat shop
) : ListQuery<Review, ReviewRow>(contexts, search, shop)
{
    public static readonly Filter<Review> Product = Filter<Review>.Id(
        "product",
        "Product",
        r => r.ProductId
    );
    public static readonly Filter<Review> Rating = Filter<Review>.OneOf(
        "rating",
        "Rating",
        r => r.Rating,
        RatingOf
    );
    public static readonly Filter<Review> User = Filter<Review>.Id(
        "user",
        "Customer",
        r => r.UserId
    );

    protected override string DefaultSort => "-written";

    protected override IReadOnlyList<SortColumn<Review>> Sorts { get; } =
    [
        SortColumn<Review>.ById("id"),
        SortColumn<Review>.By("written", r => r.CreatedAt),
        SortColumn<Review>.By("user", r => r.User.Name).Then(r => r.UserId),
        SortColumn<Review>.By("product", r => r.Product.Name).Then(r => r.ProductId),
        SortColumn<Review>.By("rating", r => r.Rating).Then(r => r.CreatedAt),
        // By its beginning, which is what the list shows, and what fits into an index.
        SortColumn<Review>.ByNullable("content", r => r.Content!.Substring(0, 60)),
    ];

    protected override IReadOnlyList<Filter<Review>> Filters { get; } =
    [
        Product,
        Rating,
        Filter<Review>.Text("content", "Review", r => r.Content),
        User,
        Filter<Review>.Date("written", "Written", r => r.CreatedAt),
    ];

    protected override Expression<Func<Review, ReviewRow>> Row =>
        r => new ReviewRow(
            r.Id,
            r.UserId,
            r.User.Name,
            r.ProductId,
            r.Product.Name,
            r.Rating,
            r.Content,
            r.CreatedAt,
            r.Version
        );

    protected override IReadOnlyList<ListTotal<Review>> Totals { get; } =
    [new("Rating", r => r.Rating) { HasSum = false, HasAverage = true }];

    protected override IReadOnlyList<SearchTarget> Searched { get; } =
    [ShopSearch.Reviews, ShopSearch.Users, ShopSearch.Products];

    protected override Expression<Func<Review, bool>> Found(
        ShopFlowDbContext db,
        SearchHits hits
    ) =>
        Predicate.Any(
            hits.In(db, ShopSearch.Reviews, (Review r) => r.Id),
            hits.In(db, ShopSearch.Users, (Review r) => r.UserId),
            hits.In(db, ShopSearch.Products, (Review r) => r.ProductId)
        );

    private static short? RatingOf(string text) =>
        short.TryParse(text, CultureInfo.InvariantCulture, out var rating) && rating != 0
            ? rating
            : null;
}
