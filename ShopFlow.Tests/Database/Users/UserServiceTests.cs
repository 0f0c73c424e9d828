using ShopFlow.Data.Constraints;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Users;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Database.Users;

public sealed class UserServiceTests : IAsyncLifetime
{
    private TestShop shop = null!;
    private UserService users = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        users = shop.Get<UserService>();
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task A_new_user_is_stored_without_surrounding_blanks()
    {
        var form = new UserForm { Name = " Cleo ", Email = "cleo@shop.test " };

        Outcomes.Saved(await users.SaveAsync(form));

        var stored = (await users.FindAsync(form.Id))!;
        Assert.Equal(("Cleo", "cleo@shop.test"), (stored.Name, stored.Email));
    }

    [Fact]
    public async Task All_missing_fields_are_reported_at_once()
    {
        var outcome = await users.SaveAsync(new UserForm { Name = "  " });

        Assert.Equal(
            ["Name: Name is required.", "Email: Email is required."],
            Outcomes.Refused(outcome)
        );
    }

    [Fact]
    public async Task A_taken_email_is_refused_on_the_email_field()
    {
        var form = new UserForm { Name = "Ada too", Email = "ada@shop.test" };

        var outcome = Assert.IsType<SaveOutcome.Invalid>(await users.SaveAsync(form));

        var message = Assert.Single(outcome.Messages);
        Assert.Equal((form, "Email"), (message.Target, message.Property));
        Assert.Contains("email", message.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refused_form_can_be_corrected_and_saved()
    {
        var form = new UserForm { Name = "Cleo", Email = "ada@shop.test" };
        Assert.IsType<SaveOutcome.Invalid>(await users.SaveAsync(form));

        form.Email = "cleo@shop.test";

        Outcomes.Saved(await users.SaveAsync(form));
    }

    [Fact]
    public async Task The_same_form_can_be_saved_twice()
    {
        var form = (await users.FindAsync(1))!;
        form.Name = "Ada L.";
        Outcomes.Saved(await users.SaveAsync(form));
        form.Name = "Ada Lovelace";

        Outcomes.Saved(await users.SaveAsync(form));
        Assert.Equal("Ada Lovelace", (await users.FindAsync(1))!.Name);
    }

    [Fact]
    public async Task Two_people_editing_the_same_user_get_a_conflict_with_each_value()
    {
        var mine = (await users.FindAsync(1))!;
        var theirs = (await users.FindAsync(1))!;
        theirs.Name = "Ada Theirs";
        Outcomes.Saved(await users.SaveAsync(theirs));
        mine.Name = "Ada Mine";

        var conflict = Assert.IsType<SaveOutcome.Conflict>(await users.SaveAsync(mine));

        var field = Assert.Single(conflict.Fields);
        Assert.Equal(("Ada", "Ada Theirs", "Ada Mine"), (field.Before, field.Theirs, field.Mine));
    }

    [Fact]
    public async Task A_conflict_names_who_last_changed_the_field_and_not_who_changed_another_one()
    {
        var mine = (await users.FindAsync(1))!;
        var theirs = (await users.FindAsync(1))!;
        theirs.Name = "Ada Theirs";
        Outcomes.Saved(await users.SaveAsync(theirs));
        await shop.ExecuteAsync("update users set email = 'other@example.com' where id = 1");
        mine.Name = "Ada Mine";

        var conflict = Assert.IsType<SaveOutcome.Conflict>(await users.SaveAsync(mine));

        Assert.Equal("Owner", conflict.By?.Person);
    }

    [Fact]
    public async Task After_a_conflict_only_the_persons_own_changes_are_saved()
    {
        var mine = (await users.FindAsync(1))!;
        await shop.ExecuteAsync("update users set email = 'new@shop.test' where id = 1");
        mine.Name = "Ada Mine";
        var conflict = Assert.IsType<SaveOutcome.Conflict>(await users.SaveAsync(mine));

        mine.Version = conflict.Version;
        Outcomes.Saved(await users.SaveAsync(mine));

        var stored = (await users.FindAsync(1))!;
        Assert.Equal(("Ada Mine", "new@shop.test"), (stored.Name, stored.Email));
    }

    [Fact]
    public async Task A_user_deleted_by_somebody_else_can_be_saved_as_new()
    {
        var form = (await users.FindAsync(2))!;
        await shop.ExecuteAsync("delete from users where id = 2");
        form.Name = "Bob again";
        Assert.IsType<SaveOutcome.Gone>(await users.SaveAsync(form));

        form.BeginAnew();

        Outcomes.Saved(await users.SaveAsync(form));
        Assert.Equal("Bob again", (await users.FindAsync(form.Id))!.Name);
    }

    [Fact]
    public async Task A_user_with_orders_and_reviews_cannot_be_deleted_and_they_are_counted()
    {
        var blocked = Assert.IsType<SaveOutcome.Blocked>(await users.DeleteAsync(1));

        Assert.Equal(
            [("orders", 1), ("reviews", 1)],
            blocked.References.Blockers.Select(blocker => (blocker.Table, blocker.Count)).Order()
        );
    }

    [Fact]
    public async Task A_user_without_orders_or_reviews_can_be_deleted()
    {
        Outcomes.Saved(await users.DeleteAsync(2));

        Assert.Null(await users.FindAsync(2));
    }

    [Fact]
    public async Task Cancelled_and_refunded_orders_do_not_count_towards_what_a_user_spent()
    {
        await shop.ExecuteAsync(
            """
            insert into orders (user_id, status) values (1, 'cancelled'), (1, 'refunded'), (1, 'shipped');
            insert into order_items (order_id, product_id, quantity, price_at_purchase)
                values (2, 1, 1, 100), (3, 1, 1, 100), (4, 1, 1, 0.10);
            """
        );
        var list = shop.Get<UserListQuery>();

        var page = await list.PageAsync(ListState.Parse("?q=ada", list.Shape));

        var ada = Assert.Single(page.Rows);
        Assert.Equal((4, 8.60m), (ada.Orders, ada.Spent));
    }

    [Theory]
    [InlineData("00%", "100%")]
    [InlineData("r_s", "under_score")]
    [InlineData(@"k\s", @"back\slash")]
    [InlineData("SCORE", "under_score")]
    public async Task A_search_takes_wildcards_and_backslashes_literally(string typed, string name)
    {
        await shop.ExecuteAsync(
            """insert into users (name, email) values ('100%', 'a@b.test'), ('under_score', 'b@b.test'), ('back\slash', 'c@b.test'), ('100 or so', 'd@b.test'), ('borxsch', 'e@b.test'), ('backs', 'f@b.test')"""
        );
        var list = shop.Get<UserListQuery>();

        var page = await list.PageAsync(ListState.Default(list.Shape).WithSearch(typed));

        Assert.Equal([name], page.Rows.Select(row => row.Name));
        Assert.Equal([name], (await users.OptionsAsync(typed)).Select(option => option.Text));
    }

    [Fact]
    public async Task A_date_filter_uses_days_of_the_shops_time_zone()
    {
        await shop.ExecuteAsync(
            """
            insert into users (name, email, created_at) values
                ('Last second before', 'a@b.test', '2026-07-09 21:59:59Z'), ('First second', 'b@b.test', '2026-07-09 22:00:00Z'),
                ('Last second', 'c@b.test', '2026-07-10 21:59:59Z'), ('First second after', 'd@b.test', '2026-07-10 22:00:00Z')
            """
        );
        var list = shop.Get<UserListQuery>();
        var state = ListState.Parse("?joined-from=2026-07-10&joined-to=2026-07-10", list.Shape);

        var page = await list.PageAsync(state);

        Assert.Equal(["Last second", "First second"], page.Rows.Select(row => row.Name));
    }
}
