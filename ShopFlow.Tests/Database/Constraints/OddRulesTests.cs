using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using ShopFlow.Data.Constraints;

namespace ShopFlow.Tests.Database.Constraints;

/// <summary>Kinds of rules that PostgreSQL has and ShopFlow's own tables don't use.</summary>
public sealed class OddRulesTests : IAsyncLifetime
{
    private OddShop shop = null!;
    private OddContext db = null!;

    public async Task InitializeAsync()
    {
        shop = await OddShop.CreateAsync();
        db = shop.CreateDbContext();
    }

    public async Task DisposeAsync()
    {
        await db.DisposeAsync();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task Rules_whose_names_hold_quotes_and_blanks_are_explained_in_another_schema()
    {
        var messages = await RefusedAsync(new Bin { Weight = -1 });

        Assert.Equal(["Name", "Weight"], messages.Select(m => m.Property!).Order());
        Assert.All(messages, message => Assert.Equal("depot", message.Rule.Schema));
    }

    [Fact]
    public async Task The_sentence_of_an_auto_named_rule_comes_from_its_expression()
    {
        var message = Assert.Single(await RefusedAsync(new Gauge { Level = 0 }));

        Assert.Equal("Level", message.Property);
        Assert.DoesNotContain("gauges_level_check", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_of_the_same_name_on_two_tables_are_told_apart()
    {
        var (gauge, dial) = (new Gauge { Level = 100 }, new Dial { Level = 10 });

        var messages = await RefusedAsync(gauge, dial);

        Assert.Equal(
            [("gauges", gauge), ("dials", (object)dial)],
            messages.Select(m => (m.Rule.Table, m.Target!)).OrderByDescending(m => m.Table)
        );
        Assert.NotEqual(messages[0].Text, messages[1].Text);
    }

    [Theory]
    [InlineData(101, "d:rebate:at_most_hundred")]
    [InlineData(1000, "r:rebate")]
    public async Task A_domains_rule_is_reported_on_the_column(int rebate, string rule)
    {
        var message = Assert.Single(await RefusedAsync(new Offer { Rebate = rebate }));

        Assert.Equal(("Rebate", rule), (message.Property, message.Rule.Name));
    }

    [Fact]
    public async Task An_exclusion_is_reported_on_its_column()
    {
        await SavedAsync(new Booking { During = new(1, 5) });

        var message = Assert.Single(
            await RefusedAsync(new Booking { During = new NpgsqlRange<int>(4, 9) })
        );

        Assert.Equal(("During", "one_guest_at_a_time"), (message.Property, message.Rule.Name));
    }

    [Fact]
    public async Task A_unique_index_over_an_expression_is_reported_on_the_columns_it_reads()
    {
        await SavedAsync(PageOf("Home", true));

        var message = Assert.Single(await RefusedAsync(PageOf("HOME", true)));

        Assert.Equal("Lang", message.Property);
        Assert.Equal(["Slug"], message.Also);
    }

    [Fact]
    public async Task A_partial_unique_index_does_not_apply_to_other_rows()
    {
        await SavedAsync(PageOf("Home", true));

        Assert.Equal(
            ["Slug"],
            (await RefusedAsync(PageOf(null, false), PageOf("home", false))).Select(m => m.Property)
        );
    }

    [Fact]
    public async Task A_collision_of_two_new_rows_by_an_expression_is_reported_on_the_later_one()
    {
        var (first, second) = (PageOf("New", true), PageOf("NEW", true));

        Assert.Same(second, Assert.Single(await RefusedAsync(first, second)).Target);
    }

    [Fact]
    public async Task A_deferred_reference_is_explained_even_if_it_fails_at_the_commit()
    {
        var message = Assert.Single(
            await RefusedAsync(
                new Folder
                {
                    Id = 1,
                    Name = "A",
                    ParentId = 99,
                }
            )
        );

        Assert.Equal(("ParentId", "parent_must_exist"), (message.Property, message.Rule.Name));
    }

    [Fact]
    public async Task A_broken_deferred_reference_is_reported_only_on_the_row_that_breaks_it()
    {
        var child = new Folder
        {
            Id = 1,
            Name = "Child of the next one",
            ParentId = 2,
        };
        var lost = new Folder
        {
            Id = 2,
            Name = "Lost",
            ParentId = 99,
        };

        Assert.Same(lost, Assert.Single(await RefusedAsync(child, lost)).Target);
    }

    [Fact]
    public async Task A_rule_that_an_old_row_breaks_is_reported_when_another_column_changes()
    {
        var reading = await db.Set<Reading>().SingleAsync();
        reading.Note = "seen";

        var outcome = Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync());

        Assert.Equal("Value", Assert.Single(outcome.Messages).Property);
    }

    [Fact]
    public async Task An_error_from_a_trigger_that_names_a_column_is_reported_on_its_field()
    {
        var message = Assert.Single(await RefusedAsync(new Guarded { Name = "column" }));

        Assert.Equal(("Amount", "amount_must_fit"), (message.Property, message.Rule.Name));
        Assert.DoesNotContain("secret", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_from_a_trigger_that_names_a_column_but_no_rule_is_reported_on_its_field()
    {
        var message = Assert.Single(await RefusedAsync(new Guarded { Name = "bare column" }));

        Assert.Equal("Amount", message.Property);
        Assert.NotEmpty(message.Text);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("elsewhere")]
    public async Task An_error_from_a_trigger_that_names_no_column_of_the_row_is_shown_above_the_form(
        string name
    )
    {
        var message = Assert.Single(await RefusedAsync(new Guarded { Name = name }));

        Assert.Null(message.Property);
        Assert.DoesNotContain("secret", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_a_partition_is_reported_under_the_name_of_the_whole_table()
    {
        var message = Assert.Single(
            await RefusedAsync(
                new Visit
                {
                    Id = 1,
                    Day = new(2026, 5, 1),
                    Guests = 0,
                }
            )
        );

        Assert.Equal(new("public", "visits", "guests_must_be_positive"), message.Rule);
    }

    [Fact]
    public async Task A_row_that_fits_no_partition_is_reported_on_the_partition_key()
    {
        var message = Assert.Single(
            await RefusedAsync(
                new Visit
                {
                    Id = 1,
                    Day = new(1999, 5, 1),
                    Guests = 1,
                }
            )
        );

        Assert.Equal("Day", message.Property);
    }

    [Fact]
    public async Task A_rule_that_raises_on_one_row_does_not_hide_faults_of_other_rows()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var big = new Share { Total = 100, Parts = 1 };
        var failing = new Share { Total = 1, Parts = 0 };

        Assert.Equal(
            [(big, "total_must_be_small"), (failing, "each_part_must_be_positive")],
            (await RefusedAsync(big, failing)).Select(m => ((Share)m.Target!, m.Rule.Name))
        );

        (big.Total, failing.Parts) = (10, 1);
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    [Theory]
    [InlineData("'a'", "This code cannot change: it is used by 1 redemption.")]
    [InlineData("'a'), ('a'", "This code cannot change: it is used by 2 redemptions.")]
    public async Task A_key_that_other_rows_use_cannot_change_and_says_which_rows(
        string uses,
        string sentence
    )
    {
        var coupon = new Coupon { Code = "a" };
        await SavedAsync(coupon);
        await shop.ExecuteAsync($"insert into redemptions (code) values ({uses})");
        coupon.Code = "b";

        var message = Assert.Single(await RefusedAsync());

        Assert.Equal((coupon, "Code", sentence), (message.Target, message.Property, message.Text));
        Assert.Equal("code_must_exist", message.Rule.Name);
    }

    private static Page PageOf(string? slug, bool published) =>
        new()
        {
            Slug = slug,
            Lang = "en",
            Published = published,
        };

    private async Task SavedAsync(object row)
    {
        db.Add(row);
        Assert.IsType<SaveOutcome.Saved>(await db.SaveAsync());
    }

    private async Task<IReadOnlyList<FieldMessage>> RefusedAsync(params object[] rows)
    {
        db.AddRange(rows);
        return Assert.IsType<SaveOutcome.Invalid>(await db.SaveAsync()).Messages;
    }
}
