using ShopFlow.Data.Constraints;
using ShopFlow.Data.Constraints.Wording;

namespace ShopFlow.Tests.Unit.Constraints;

public sealed class AutoNameTests
{
    private static readonly string Long = new('x', 50);

    [Theory]
    [InlineData("products", "price", "products_price_check", RuleKind.Check)]
    [InlineData("products", "price", "products_price_check12", RuleKind.Check)]
    [InlineData("products", "low,high", "products_check", RuleKind.Check)]
    [InlineData("users", "email", "users_email_key", RuleKind.Unique)]
    [InlineData(
        "order_items",
        "order_id,product_id",
        "order_items_order_id_product_id_key",
        RuleKind.Unique
    )]
    [InlineData("no_shows", "day", "no_shows_day_excl", RuleKind.Exclusion)]
    [InlineData("users", "email", "IX_users_email", RuleKind.Unique)]
    [InlineData("users", "age", "CK_users_age_must_be_high", RuleKind.Check)]
    public void A_generated_name_is_recognised(
        string table,
        string columns,
        string name,
        RuleKind kind
    ) => Assert.True(AutoName.Is(Rule(table, columns, name, kind)));

    [Theory]
    [InlineData("products", "price", "price_must_be_non_negative")]
    [InlineData("products", "price", "cost_check")]
    [InlineData("products", "price", "users_price_check")]
    [InlineData("products", "price", "must_pass_the_products_price_check")]
    public void A_chosen_name_is_not_taken_for_a_generated_one(
        string table,
        string columns,
        string name
    ) => Assert.False(AutoName.Is(Rule(table, columns, name, RuleKind.Check)));

    [Fact]
    public void A_name_cut_at_63_bytes_counts_as_generated() =>
        Assert.True(AutoName.Is(Rule("t", "c", $"price_must_be_{Long}"[..63], RuleKind.Check)));

    [Theory]
    [InlineData(60, 10, 46, 10)]
    [InlineData(10, 60, 10, 46)]
    [InlineData(60, 60, 28, 28)]
    [InlineData(20, 20, 20, 20)]
    public void A_name_that_is_too_long_has_its_longer_part_cut(
        int table,
        int column,
        int tableLeft,
        int columnLeft
    ) =>
        Assert.Equal(
            $"{new string('t', tableLeft)}_{new string('c', columnLeft)}_check",
            AutoName.Make(new string('t', table), new string('c', column), "check")
        );

    private static CatalogRule Rule(string table, string columns, string name, RuleKind kind) =>
        new(new("public", table, name), kind, columns.Split(','));
}
