using ShopFlow.Data.Constraints;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Violations;

public sealed class UserViolationTests : ViolationTests
{
    private UserService Users => Shop.Get<UserService>();

    private Task RefusedAsync(UserForm form, params (string?, string)[] messages) =>
        AssertRefusedAsync(form, Users.SaveAsync(form), messages);

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public Task A_new_user_without_a_name_is_refused(string? name) =>
        RefusedAsync(
            new UserForm { Name = name, Email = "dan@shop.test" },
            ("Name", "Name is required.")
        );

    [Fact]
    public async Task The_name_of_a_user_cannot_be_removed()
    {
        var form = (await Users.FindAsync(2))!;
        form.Name = "";

        await RefusedAsync(form, ("Name", "Name is required."));
    }

    [Fact]
    public Task A_user_without_an_email_is_refused() =>
        RefusedAsync(new UserForm { Name = "Dan" }, ("Email", "Email is required."));

    [Fact]
    public async Task A_fault_in_a_field_the_form_does_not_show_is_reported_above_it()
    {
        await Shop.ExecuteAsync("ALTER TABLE users ALTER created_at DROP DEFAULT");
        var form = new UserForm { Name = "Dan", Email = "dan@shop.test" };

        AssertInvalid(await Users.SaveAsync(form), form, (null, "Created at is required."));
    }

    [Fact]
    public Task A_taken_email_is_refused_for_a_new_user() =>
        RefusedAsync(
            new UserForm { Name = "Dan", Email = " ada@shop.test " },
            ("Email", "Another customer already has this email.")
        );

    [Fact]
    public async Task A_taken_email_is_refused_for_another_user()
    {
        var form = (await Users.FindAsync(2))!;
        form.Email = "ada@shop.test";

        await RefusedAsync(form, ("Email", "Another customer already has this email."));
    }

    [Fact]
    public async Task A_taken_id_is_not_reported_on_any_field_and_the_next_try_succeeds()
    {
        await Shop.ExecuteAsync("SELECT setval('users_id_seq', 3, false)");
        var form = new UserForm { Name = "Dan", Email = "dan@shop.test" };

        Assert.IsType<SaveOutcome.Unknown>(await Users.SaveAsync(form));
        Assert.IsType<SaveOutcome.Saved>(await Users.SaveAsync(form));
    }

    [Fact]
    public async Task A_user_with_orders_and_reviews_cannot_be_deleted()
    {
        await Shop.ExecuteAsync("INSERT INTO orders (user_id) VALUES (1), (1)");

        var blocked = Assert.IsType<SaveOutcome.Blocked>(await Users.DeleteAsync(1));

        Assert.Equal(["3 orders", "1 review"], Counts(blocked.References.Blockers));
    }

    [Fact]
    public Task A_user_without_orders_and_reviews_can_be_deleted() =>
        AssertDeletedAsync(Users.DeleteAsync(3));

    [Theory]
    [InlineData(0)]
    [InlineData(0xd83d)]
    public Task A_name_that_cannot_be_stored_is_refused(int character) =>
        RefusedAsync(
            new UserForm { Name = $"D{(char)character}an", Email = "dan@shop.test" },
            ("Name", "Name contains a character that cannot be stored.")
        );

    [Theory]
    [InlineData(3000)]
    [InlineData(9000)]
    public Task An_email_too_long_for_its_index_is_refused(int length)
    {
        var random = new Random(1);
        var email =
            string.Concat(
                Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4e00, 0x9fff))
            ) + "@shop.test";
        return RefusedAsync(
            new UserForm { Name = "Dan", Email = email },
            ("Email", "Email is too long.")
        );
    }

    [Fact]
    public Task An_email_in_different_case_is_the_same_email() =>
        RefusedAsync(
            new UserForm { Name = "Dan", Email = "ADA@shop.test" },
            ("Email", "Another customer already has this email.")
        );
}
