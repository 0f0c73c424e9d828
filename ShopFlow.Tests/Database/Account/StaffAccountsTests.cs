using Microsoft.Extensions.DependencyInjection;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Account;

namespace ShopFlow.Tests.Database.Account;

public sealed class StaffAccountsTests : IAsyncLifetime
{
    private TestShop shop = null!;

    [Fact]
    public async Task All_faults_of_an_account_are_reported_at_once()
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
    public async Task A_name_must_be_visible_and_not_too_long()
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
    public async Task An_email_belongs_to_one_person_however_it_is_spelled()
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
    public async Task If_several_people_take_an_email_at_once_one_gets_it_and_the_others_are_refused()
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
    public async Task An_easily_guessed_password_is_refused_with_one_message(
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
    public async Task A_password_needs_no_particular_kinds_of_characters(string password) =>
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
