using ShopFlow.Data.Hosting;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Status;
using ShopFlow.Web.Features.Users;

namespace ShopFlow.Tests.Database.Status;

/// <summary>A shop from before the rules for names and emails, with rows that break those rules.</summary>
public sealed class OlderRowsTests : IAsyncLifetime
{
    private const string NamesAndEmails = "20261128120000_NamesAndEmails";
    private TestShop shop = null!;
    private Migrator migrator = null!;

    public async Task InitializeAsync()
    {
        shop = await KnownShop.CreateAsync();
        migrator = new(shop.ConnectionString);
        var applied = (await migrator.StateAsync(default)).Applied;
        var newer = applied.SkipWhile(name => name != NamesAndEmails).Count();
        await migrator.DownAsync(newer, default);
        await shop.ExecuteAsync(
            """
            UPDATE users SET name = '' WHERE id = 1;
            INSERT INTO users (id, name, email) VALUES (901, 'Zoe', 'zoe@shop.test'), (902, 'Zoe', 'Zoe@shop.test');
            """
        );
        await migrator.UpAsync(null, default);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Older_rows_that_break_the_rules_are_kept_and_listed()
    {
        Assert.Equal(
            ["Another customer already has this email. 901 902", "Name is required. 1"],
            await ListedAsync()
        );
    }

    [Fact]
    public async Task New_rows_must_obey_the_rules_anyway()
    {
        var third = new UserForm { Name = "\u200b", Email = "ZOE@shop.test" };

        Assert.Equal(
            ["Name: Name is required.", "Email: Another customer already has this email."],
            Outcomes.Refused(await Users.SaveAsync(third))
        );
    }

    [Fact]
    public async Task An_older_row_that_is_saved_again_must_be_corrected()
    {
        var older = (await Users.FindAsync(1))!;
        older.Email = "ada.lovelace@shop.test";

        Assert.Equal(["Name: Name is required."], Outcomes.Refused(await Users.SaveAsync(older)));
    }

    [Fact]
    public async Task Once_all_rows_are_corrected_the_next_start_applies_the_rules_to_all_rows()
    {
        await shop.ExecuteAsync(
            "UPDATE users SET name = 'Ada' WHERE id = 1; UPDATE users SET email = 'z@shop.test' WHERE id = 902"
        );

        await migrator.HoldOlderRowsAsync(default);

        Assert.Empty(await ListedAsync());
        Assert.False(
            await shop.ScalarAsync<bool>(
                """
                SELECT EXISTS (SELECT FROM pg_constraint WHERE contype = 'c' AND NOT convalidated)
                    OR pg_get_indexdef('email_must_be_unique_in_any_spelling'::regclass) LIKE '%WHERE%'
                """
            )
        );
    }

    private UserService Users => shop.Get<UserService>();

    private async Task<IEnumerable<string>> ListedAsync() =>
        (await shop.Get<OlderRowsQuery>().ReadAsync())
            .Select(rows => $"{rows.Sentence} {string.Join(' ', rows.Ids)}")
            .Order();
}
