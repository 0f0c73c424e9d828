using ShopFlow.Data.Constraints;
using ShopFlow.Data.Orders;
using ShopFlow.Data.Products;
using ShopFlow.Data.Reviews;
using ShopFlow.Data.Users;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;
using ShopFlow.Web.Features.Reviews;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;
using Xunit.Abstractions;

namespace ShopFlow.Tests.Database.Violations;

/// <summary>
/// The forms' own check in front of a save and the database hold the same rules. Random forms go through both: what the
/// check accepts the database accepts, what it refuses the database refuses with the same words at the same field.
/// </summary>
public sealed class CourtesyTests(ITestOutputHelper output) : ViolationTests
{
    private const int Forms = 600;

    /// <summary>What only the form refuses: the database would never see it, or would round it without a word.</summary>
    private static readonly string[] OfTyping =
    [
        "must be a number.",
        "must be a whole number.",
        "must have at most 2 decimals.",
    ];

    /// <summary>What takes a look at other rows, or at how well an index compresses the text.</summary>
    private static readonly RuleKind[] OfOtherRows =
    [
        RuleKind.Unique,
        RuleKind.ForeignKey,
        RuleKind.IndexSize,
    ];

    /// <summary>A regular expression, which PostgreSQL alone reads as PostgreSQL does.</summary>
    private const string OfPatterns = UserRules.EmailMustLookLikeAnEmail;

    private static readonly string?[] Texts =
    [
        null,
        "",
        "  ",
        "Ada",
        "ada@shop.test",
        "  Ada ",
        "😀",
        "a\0b",
        new string(['a', '\ud83d']),
        "Ω",
        new('x', 200),
        new('x', 201),
    ];

    private static readonly string?[] Numbers =
    [
        null,
        " ",
        "0",
        "1",
        "+3",
        "5",
        "6",
        "-1",
        "4.5",
        "0.005",
        "-0.01",
        "1,234.50",
        "1,5",
        "abc",
        "99999999.99",
        "100000000",
        "32768",
        "2147483647",
        "2147483648",
        "-2147483649",
        "99999999999999999999999999999999",
    ];

    private static readonly int?[] Keys = [null, -1, 1, 2, 3, 999];

    private static readonly string?[] Statuses =
    [
        null,
        "",
        "pending",
        "Pending",
        "lost",
        "shipped",
        " refunded ",
    ];

    [Fact]
    public Task Users_are_judged_alike() =>
        AgreeAsync<User, UserForm>(random =>
            new() { Name = One(random, Texts), Email = One(random, Texts) }
        );

    [Fact]
    public Task Products_are_judged_alike() =>
        AgreeAsync<Product, ProductForm>(random =>
            new()
            {
                Name = One(random, Texts),
                Description = One(random, Texts),
                Category = One(random, Texts),
                Price = One(random, Numbers),
                StockQuantity = One(random, Numbers),
            }
        );

    [Fact]
    public Task Orders_are_judged_alike() =>
        AgreeAsync<Order, OrderForm>(random =>
        {
            var form = new OrderForm { UserId = One(random, Keys), Status = One(random, Statuses) };
            form.Items.Clear();
            return form;
        });

    [Fact]
    public Task Order_items_are_judged_alike() =>
        AgreeAsync<OrderItem, OrderItemForm>(random =>
            new()
            {
                OrderId = 1,
                ProductId = One(random, Keys),
                Quantity = One(random, Numbers),
                PriceAtPurchase = One(random, Numbers),
            }
        );

    [Fact]
    public Task Reviews_are_judged_alike() =>
        AgreeAsync<Review, ReviewForm>(random =>
            new()
            {
                UserId = One(random, Keys),
                ProductId = One(random, Keys),
                Rating = One(random, Numbers),
                Content = One(random, Texts),
            }
        );

    private static T One<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private async Task AgreeAsync<TEntity, TForm>(Func<Random, TForm> typed)
        where TEntity : class, new()
        where TForm : EntityForm<TEntity>
    {
        var rules = await Shop.Get<FormRuleReader>().ForAsync<TEntity>(default);
        var catalog = await Shop.Get<Rulebook>().CatalogAsync();
        var format = Shop.Get<ShopFormat>();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"Seed {seed}");
        var compared = 0;
        for (var i = 0; i < Forms; i++)
        {
            var form = typed(random);
            var read = form.Read(format);
            var refused = Told(rules.Check(read), _ => true);
            if (
                !read.IsReadable
                || refused.Any(x => OfTyping.Any(x.Text.EndsWith))
                || await WrittenAsync(form) is not { } written
            )
            {
                continue;
            }
            var told = Told(
                written,
                key => !OfOtherRows.Contains(catalog.Rule(key)!.Kind) && key.Name != OfPatterns
            );
            Assert.Equal(refused, told);
            compared++;
        }
        Assert.True(compared > Forms / 10);
    }

    /// <summary>Null when the typed text does not even fit into the entity.</summary>
    private async Task<SaveOutcome?> WrittenAsync<TEntity>(EntityForm<TEntity> form)
        where TEntity : class, new()
    {
        try
        {
            return await WriteAsync(form);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static List<(string Property, string Text)> Told(
        SaveOutcome? outcome,
        Func<ConstraintKey, bool> counts
    ) =>
        outcome is SaveOutcome.Invalid invalid
            ?
            [
                .. invalid
                    .Messages.Where(x => counts(x.Rule))
                    .Select(x => (x.Property!, x.Text))
                    .Order(),
            ]
            : [];
}
