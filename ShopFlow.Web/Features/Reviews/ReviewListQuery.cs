using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

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
) : ListQuery<Review, ReviewRow>(contexts, search)
{
    public static readonly ListFilter Rating = new("rating", FilterKind.OneOf);
    public static readonly ListFilter Content = new("content", FilterKind.Text);
    public static readonly ListFilter Written = new("written", FilterKind.Dates);
    public static readonly ListFilter User = new("user", FilterKind.Id);
    public static readonly ListFilter Product = new("product", FilterKind.Id);

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

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Rating, Content, Written, User, Product];

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

    protected override IQueryable<Review> Filtered(ShopFlowDbContext db, ListState state)
    {
        var reviews = db
            .Reviews.Matching(r => r.Content, state.Text(Content.Name))
            .Within(r => r.CreatedAt, state.Dates(Written.Name), shop)
            .OneOf(r => r.Rating, Ratings(state));

        if (state.Id(User.Name) is { } user)
            reviews = reviews.Where(r => r.UserId == user);

        if (state.Id(Product.Name) is { } product)
            reviews = reviews.Where(r => r.ProductId == product);

        return reviews;
    }

    private static List<short> Ratings(ListState state) =>
        [
            .. state
                .Values(Rating.Name)
                .Select(text =>
                    short.TryParse(text, CultureInfo.InvariantCulture, out var rating)
                        ? rating
                        : (short)0
                )
                .Where(rating => rating != 0),
        ];
}
