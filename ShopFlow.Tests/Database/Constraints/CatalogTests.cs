using ShopFlow.Data.Constraints;
using ShopFlow.Data.Products;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.Database.Constraints;

public sealed class CatalogTests : IAsyncLifetime
{
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_check_is_read_with_its_columns_and_expression()
    {
        var rule = await RuleAsync("products", ProductRules.PriceMustBeNonNegative);

        Assert.Equal(RuleKind.Check, rule.Kind);
        Assert.Equal(["price"], rule.Columns);
        Assert.Equal("(price >= (0)::numeric)", rule.Expression);
    }

    [Fact]
    public async Task A_money_column_is_read_with_its_precision()
    {
        var catalog = await shop.Get<Rulebook>().CatalogAsync();
        var price = catalog.Table(null, "products")!.Column("price")!;

        Assert.Equal(("numeric", 10, 2), (price.Type, price.Precision, price.Scale));
        Assert.False(price.IsNullable);
    }

    [Fact]
    public async Task A_foreign_key_is_read_with_its_target_and_delete_action()
    {
        var rule = await RuleAsync("order_items", "order_item_order_must_exist");

        Assert.Equal(("public", "orders"), rule.ReferencedTable);
        Assert.Equal(["id"], rule.Reference!.Columns);
        Assert.Equal(DeleteAction.Cascade, rule.Reference.OnDelete);
    }

    [Fact]
    public async Task A_unique_index_over_an_expression_is_a_rule_of_the_columns_it_reads()
    {
        await shop.ExecuteAsync(
            "create unique index one_mail on users (lower(email)) where name <> 'guest'"
        );

        var rule = await RuleAsync("users", "one_mail");

        Assert.Equal(RuleKind.Unique, rule.Kind);
        Assert.Equal(["email"], rule.Columns);
        Assert.Equal(["email", "name"], rule.Index!.ReadColumns.Order());
        Assert.Equal("(name <> 'guest'::text)", rule.Index.Predicate);
    }

    [Fact]
    public async Task A_required_column_has_a_rule_named_after_it()
    {
        var rule = await RuleAsync("users", "n:email");

        Assert.Equal(RuleKind.NotNull, rule.Kind);
    }

    [Fact]
    public async Task A_domains_rules_apply_to_the_column()
    {
        await shop.ExecuteAsync(
            """
            create domain percent as numeric(5,2) not null constraint up_to_hundred check (value <= 100);
            create table offers (id int primary key, rebate percent);
            """
        );

        var rule = await RuleAsync("offers", "d:rebate:up_to_hundred");
        var catalog = await shop.Get<Rulebook>().CatalogAsync();
        var rebate = catalog.Table(null, "offers")!.Column("rebate")!;

        Assert.Equal(RuleKind.Domain, rule.Kind);
        Assert.Equal("(VALUE <= (100)::numeric)", rule.Expression);
        Assert.Equal(
            ("public.percent", 5, false),
            (rebate.Domain, rebate.Precision, rebate.IsNullable)
        );
    }

    [Fact]
    public async Task A_partitions_rule_maps_to_that_of_the_whole_table()
    {
        await shop.ExecuteAsync(
            """
            create table visits (id int, day date, constraint one_visit_a_day unique (id, day)) partition by range (day);
            create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
            """
        );

        var catalog = await shop.Get<Rulebook>().CatalogAsync();

        Assert.Equal(
            new("public", "visits", "one_visit_a_day"),
            catalog.Whole(new("public", "visits_2026", "visits_2026_id_day_key"))
        );
    }

    private async Task<CatalogRule> RuleAsync(string table, string name)
    {
        var catalog = await shop.Get<Rulebook>().CatalogAsync();
        return catalog.Rule(new("public", table, name))!;
    }
}
