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
/// The forms' own check and the database apply the same rules. Random forms go through both: they must accept and
/// refuse the same forms, with the same words on the same fields.
/// </summary>
public sealed class FormCheckTests(ITestOutputHelper output) : ViolationTests
{
    private const int Forms = 600;

    /// <summary>Only the form refuses these: the database would never see them, or would silently round.</summary>
    private static readonly string[] OnlyInForm =
    [
        "must be a number.",
        "must be a whole number.",
        "must have at most 2 decimals.",
    ];

    /// <summary>These depend on other rows, or on how well an index compresses the text.</summary>
    private static readonly RuleKind[] OnlyInDatabase =
    [
        RuleKind.Unique,
        RuleKind.ForeignKey,
        RuleKind.IndexSize,
    ];

    /// <summary>Only PostgreSQL reads a regular expression the way PostgreSQL does.</summary>
    private const string EmailPattern = UserRules.EmailMustLookLikeAnEmail;

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
    public Task The_form_and_the_database_agree_on_users() =>
        AgreeAsync<User, UserForm>(random =>
            new() { Name = One(random, Texts), Email = One(random, Texts) }
        );

    [Fact]
    public Task The_form_and_the_database_agree_on_products() =>
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
    public Task The_form_and_the_database_agree_on_orders() =>
        AgreeAsync<Order, OrderForm>(random =>
        {
            var form = new OrderForm { UserId = One(random, Keys), Status = One(random, Statuses) };
            form.Items.Clear();
            return form;
        });

    [Fact]
    public Task The_form_and_the_database_agree_on_order_items() =>
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
    public Task The_form_and_the_database_agree_on_reviews() =>
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
            var byForm = MessagesOf(rules.Check(read), _ => true);
            if (
                !read.IsReadable
                || byForm.Any(x => OnlyInForm.Any(x.Text.EndsWith))
                || await WrittenAsync(form) is not { } written
            )
            {
                continue;
            }
            var byDatabase = MessagesOf(
                written,
                key => !OnlyInDatabase.Contains(catalog.Rule(key)!.Kind) && key.Name != EmailPattern
            );
            Assert.Equal(byForm, byDatabase);
            compared++;
        }
        Assert.True(compared > Forms / 10);
    }

    /// <summary>Null if the typed text doesn't fit into the entity at all.</summary>
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

    private static List<(string Property, string Text)> MessagesOf(
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
