using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data;
using ShopFlow.Data.Reviews;
using ShopFlow.Web.Components.Formatting;
using ShopFlow.Web.Components.Tables;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Users;

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
    ShopFormat shop
) : ListQuery<Review, ReviewRow>(contexts)
{
    public static readonly ListFilter Rating = new("rating", FilterKind.OneOf);
    public static readonly ListFilter Written = new("written", FilterKind.Dates);
    public static readonly ListFilter User = new("user", FilterKind.Id);
    public static readonly ListFilter Product = new("product", FilterKind.Id);

    protected override string DefaultSort => "-written";

    protected override IReadOnlyList<SortColumn<Review>> Sorts { get; } =
    [
        SortColumn<Review>.By("id", r => r.Id),
        SortColumn<Review>.By("written", r => r.CreatedAt),
        SortColumn<Review>.By("user", r => r.User.Name),
        SortColumn<Review>.By("product", r => r.Product.Name),
        SortColumn<Review>.By("rating", r => r.Rating),
        SortColumn<Review>.ByNullable("content", r => r.Content),
    ];

    protected override IReadOnlyList<ListFilter> Filters { get; } =
    [Rating, Written, User, Product];

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

    protected override IQueryable<Review> Filtered(ShopFlowDbContext db, ListState state)
    {
        var reviews = db.Reviews.Within(r => r.CreatedAt, state.Dates(Written.Name), shop);
        if (Ratings(state) is { Count: > 0 } ratings)
            reviews = reviews.Where(r => ratings.Contains(r.Rating));

        if (state.Id(User.Name) is { } user)
            reviews = reviews.Where(r => r.UserId == user);

        if (state.Id(Product.Name) is { } product)
            reviews = reviews.Where(r => r.ProductId == product);

        return state.Search is { } search ? Matching(db, reviews, search) : reviews;
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

    private static IQueryable<Review> Matching(
        ShopFlowDbContext db,
        IQueryable<Review> reviews,
        string search
    )
    {
        var pattern = SearchPattern.Containing(search);
        var users = db.Users.Matching(search).Select(u => u.Id);
        var products = db.Products.Matching(search).Select(p => p.Id);
        return reviews.Where(r =>
            EF.Functions.ILike(r.Content!, pattern, SearchPattern.Escape)
            || users.Contains(r.UserId)
            || products.Contains(r.ProductId)
        );
    }
}
