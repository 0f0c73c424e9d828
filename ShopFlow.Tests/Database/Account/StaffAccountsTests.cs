using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Database.Account;

public sealed class StaffAccountsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var outcome = await CreateAsync(" ", "nonsense", "short");

        Assert.Equal(
            [
                (AccountMessage.Name, "Name is required."),
                (
                    AccountMessage.Email,
                    "This is not an email address. It looks like this: name@example.com"
                ),
                (AccountMessage.Password, "The password must have 12 or more characters."),
            ],
            outcome.Messages.Select(message => (message.Field, message.Text))
        );
    }

    [Fact]
    public async Task A_name_is_seen_and_has_a_sane_length()
    {
        Assert.Equal(
            "Name is required.",
            Assert.Single((await CreateAsync("\u200b\u3164", "ana@shop.example")).Messages).Text
        );
        Assert.Equal(
            "Name must have at most 200 characters.",
            Assert.Single((await CreateAsync(new('x', 201), "ana@shop.example")).Messages).Text
        );
        Assert.True((await CreateAsync(new('x', 200), "ana@shop.example")).IsDone);
    }

    [Fact]
    public async Task An_email_signs_in_one_person_however_it_is_written()
    {
        Assert.True((await CreateAsync("Ana", "ana@shop.example")).IsDone);

        var outcome = await CreateAsync("Other Ana", " ANA@Shop.Example ");

        var message = Assert.Single(outcome.Messages);
        Assert.Equal(
            (AccountMessage.Email, AccountSentences.TakenEmail),
            (message.Field, message.Text)
        );
    }

    [Fact]
    public async Task Of_two_who_take_an_email_at_once_one_gets_it_and_the_other_a_sentence()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => CreateAsync("Ana", "ana@shop.example"))
        );

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(
            outcomes.Where(outcome => !outcome.IsDone),
            outcome => Assert.Equal(AccountMessage.Email, Assert.Single(outcome.Messages).Field)
        );
    }

    [Theory]
    [InlineData("elevenchars", "12 or more characters")]
    [InlineData("password1234", "Too many people use this password")]
    [InlineData("PasswordPassword", "Too many people use this password")]
    [InlineData("1qaz2wsx3edc", "Too many people use this password")]
    [InlineData("aaaaaaaaaaaaaaaa", "Too many people use this password")]
    [InlineData("123123123123", "Too many people use this password")]
    [InlineData("AnaKovacs2026!", "it is mostly your name, your email or the shop's name")]
    [InlineData("ana@shop.example", "it is mostly your name, your email or the shop's name")]
    [InlineData("ShopFlow-2026", "it is mostly your name, your email or the shop's name")]
    public async Task A_password_that_is_tried_first_is_refused_in_one_sentence(
        string password,
        string sentence
    )
    {
        var outcome = await CreateAsync("Ana Kovacs", "ana@shop.example", password);

        var message = Assert.Single(outcome.Messages);
        Assert.Equal(AccountMessage.Password, message.Field);
        Assert.Contains(sentence, message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("many small green boats")]
    [InlineData("correct horse battery")]
    [InlineData("пароль из четырёх слов")]
    [InlineData("aB3$eF6&hI9(")]
    public async Task No_kind_of_character_is_asked_for(string password) =>
        Assert.True((await CreateAsync("Ana Kovacs", "ana@shop.example", password)).IsDone);

    public async Task InitializeAsync() => shop = await TestShop.CreateAsync();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    private async Task<AccountOutcome> CreateAsync(
        string name,
        string email,
        string password = TestStaff.Password
    )
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        return await accounts.CreateAsync(
            new()
            {
                Name = name,
                Email = email,
                Role = StaffRole.Manager,
            },
            password
        );
    }
}
