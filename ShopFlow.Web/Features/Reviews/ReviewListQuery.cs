using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.Counting;
using ShopFlow.Web.Lists.Query;
using ShopFlow.Web.Lists.Search;
using static ShopFlow.Web.Lists.State.CardPlace;
using Column = ShopFlow.Web.Lists.Query.Column<
    ShopFlow.Data.Reviews.Review,
    ShopFlow.Web.Features.Reviews.ReviewRow
>;

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
    public override IReadOnlyList<Column> Columns { get; } =
    [
        Column.Row("product", "Product", r => r.ProductId, r => r.Product.Name).At(Title),
        new("rating", "Rating")
        {
            Sort = SortColumn<Review>.By(r => r.Rating).Then(r => r.CreatedAt),
            Filter = Filter<Review>.OneOf(r => r.Rating, RatingOf),
            Card = Corner,
        },
        // Sorted by its first 60 characters: the list shows those, and they fit into an index.
        Column.Words("content", "Review", r => r.Content!, row => row.Content).At(Note) with
        {
            Sort = SortColumn<Review>.ByNullable(r => r.Content!.Substring(0, 60)),
            IsWide = true,
        },
        Column.Row("user", "Customer", r => r.UserId, r => r.User.Name),
        Column.Date("written", "Written", r => r.CreatedAt, row => row.CreatedAt).At(Aside),
        Column.Id(row => row.Id),
    ];

    protected override string DefaultSort => "-written";

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
