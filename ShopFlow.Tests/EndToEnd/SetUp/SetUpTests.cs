using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ShopFlow.Data.Staff;
using ShopFlow.Tests.Support;

namespace ShopFlow.Tests.EndToEnd.SetUp;

public sealed class SetUpTests : IAsyncLifetime
{
    private static readonly (string, string)[] Answers =
    [
        ("Form.Name", "Ada Byron"),
        ("Form.Email", "ada@shop.example"),
        ("Form.Password", TestStaff.Password),
        ("Form.ShopName", "Teehaus"),
        ("Form.Currency", "EUR"),
        ("Form.TimeZone", "Europe/Berlin"),
        ("Form.Culture", "de-DE"),
        ("Form.HasDemo", "false"),
        ("Form.AsksSecondFactor", "true"),
    ];

    private RunningShop shop = null!;
    private HttpBrowser browser = null!;

    [Theory]
    [InlineData("/")]
    [InlineData("/orders?status=pending")]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    public async Task Before_the_set_up_every_page_redirects_to_the_notice(string page)
    {
        using var answer = await browser.Client.GetAsync(page);

        Assert.Equal("/set-up", answer.Headers.Location?.ToString());
        await shop.SetUpLinkAsync();
        var notice = await browser.ReadAsync("/set-up");
        Assert.Equal("This shop has not been set up yet", notice.QuerySelector("h1")?.TextContent);
        Assert.Null(notice.QuerySelector("form[method=post]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=x")]
    [InlineData("?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_set_up_link_opens_nothing(string token)
    {
        await shop.SetUpLinkAsync();

        var page = await browser.ReadAsync("/set-up" + token);

        Assert.Equal("This shop has not been set up yet", page.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task The_activity_records_the_first_owner_as_added_by_the_set_up()
    {
        using var answer = await browser.SubmitAsync(
            await shop.SetUpLinkAsync(),
            "set-up",
            Answers
        );

        await using var db = shop.Data.CreateDbContext();
        var entry = await db.Activity.SingleAsync(e => e.TableName == "members");
        Assert.Equal((null, "Set-up"), (entry.ActorId, entry.Actor));
    }

    [Fact]
    public async Task After_the_set_up_the_owner_is_signed_in_and_the_answers_are_stored()
    {
        using var answer = await browser.SubmitAsync(
            await shop.SetUpLinkAsync(),
            "set-up",
            Answers
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var start = await browser.Client.GetAsync("/");
        // The answers require a second factor of everybody, so that page comes first.
        var home = await browser.ReadAsync(start.Headers.Location!.ToString());
        Assert.Contains("Teehaus", home.QuerySelector(".brand")!.TextContent);
        Assert.Contains("Ada Byron", home.Body!.TextContent);
        await using var db = shop.Data.CreateDbContext();
        var owner = await db.StaffMembers.SingleAsync();
        Assert.Equal(
            ("Ada Byron", "ada@shop.example", StaffRole.Owner),
            (owner.Name, owner.Email, owner.Role)
        );
        var settings = await db.Settings.SingleAsync();
        Assert.Equal(("EUR", "de-DE"), (settings.Currency, settings.Culture));
        Assert.True(await db.RoleSettings.AllAsync(role => role.RequiresSecondFactor));
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task The_demo_shop_is_loaded_if_chosen_and_the_second_factor_is_optional()
    {
        var chosen = Answers
            .Where(answer => answer.Item1 is not ("Form.HasDemo" or "Form.AsksSecondFactor"))
            .Append(("Form.HasDemo", "true"))
            .ToArray();

        using var answer = await browser.SubmitAsync(await shop.SetUpLinkAsync(), "set-up", chosen);

        await using var db = shop.Data.CreateDbContext();
        Assert.Equal(3000, await db.Orders.CountAsync());
        Assert.False(await db.RoleSettings.AnyAsync(role => role.RequiresSecondFactor));
    }

    [Fact]
    public async Task All_faults_are_reported_at_once_and_typed_text_is_kept()
    {
        var link = await shop.SetUpLinkAsync();
        using var answer = await browser.SubmitAsync(
            link,
            "set-up",
            ("Form.Name", "Ada"),
            ("Form.Email", "ada"),
            ("Form.Password", "short"),
            ("Form.ShopName", " "),
            ("Form.Currency", "XXQ"),
            ("Form.TimeZone", "Europe/Berlin"),
            ("Form.Culture", "de-DE")
        );

        var page = HttpBrowser.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            ["Form.ShopName", "Form.Currency", "Form.Email", "Form.Password"],
            page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name"))
        );
        Assert.Equal("Ada", ((IHtmlInputElement)page.GetElementById("Form-Name")!).Value);
        await using var db = shop.Data.CreateDbContext();
        Assert.False(await db.StaffMembers.AnyAsync());
    }

    [Fact]
    public async Task After_the_set_up_every_link_is_dead()
    {
        var (used, other) = (await shop.SetUpLinkAsync(), await shop.SetUpLinkAsync());
        using var late = shop.Browser();
        var page = await late.ReadAsync(other);
        using var first = await browser.SubmitAsync(used, "set-up", Answers);

        using var second = await late.PostAsync(other, Posted(page, "eve@shop.example"));

        Assert.Contains("This link does not work", await second.Content.ReadAsStringAsync());
        foreach (var link in new[] { used, other, "/set-up" })
        {
            var dead = await late.ReadAsync(link);
            Assert.Equal("This link does not work", dead.QuerySelector("h1")?.TextContent);
        }

        await using var db = shop.Data.CreateDbContext();
        Assert.Equal("ada@shop.example", (await db.StaffMembers.SingleAsync()).Email);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_set_ups_at_once_create_one_owner(bool isSameLink)
    {
        var first = await shop.SetUpLinkAsync();
        var second = isSameLink ? first : await shop.SetUpLinkAsync();
        using var other = shop.Browser();
        var (mine, theirs) = (await browser.ReadAsync(first), await other.ReadAsync(second));

        var answers = await Task.WhenAll(
            browser.PostAsync(first, Posted(mine, "ada@shop.example")),
            other.PostAsync(second, Posted(theirs, "eve@shop.example"))
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        await using var db = shop.Data.CreateDbContext();
        Assert.Equal(1, await db.StaffMembers.CountAsync());
    }

    [Fact]
    public async Task A_shop_of_an_earlier_version_keeps_its_data_and_is_offered_no_demo()
    {
        await shop.Data.LoadSmallShopAsync();
        var link = await shop.SetUpLinkAsync();
        var page = await browser.ReadAsync(link);
        Assert.Empty(page.QuerySelectorAll("[name='Form.HasDemo']"));

        var chosen = Answers.Append(("Form.HasDemo", "true")).ToArray();
        using var answer = await browser.SubmitAsync(link, "set-up", chosen);

        await using var db = shop.Data.CreateDbContext();
        Assert.Equal(3, await db.Orders.CountAsync());
        Assert.Equal(1, await db.StaffMembers.CountAsync());
    }

    [Fact]
    public async Task The_set_up_link_is_neither_in_the_database_nor_in_the_log()
    {
        var link = await shop.SetUpLinkAsync();
        using var answer = await browser.Client.GetAsync(link);
        var token = link.Split('=')[1];

        Assert.DoesNotContain(shop.Log.Lines, line => line.Contains(token));
        await using var db = shop.Data.CreateDbContext();
        Assert.Equal(32, (await db.StaffLinks.SingleAsync()).TokenHash.Length);
        Assert.Contains(
            "no-referrer",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    public async Task InitializeAsync()
    {
        shop = await RunningShop.StartNewAsync();
        browser = shop.Browser();
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await shop.DisposeAsync();
    }

    private static IEnumerable<KeyValuePair<string, string>> Posted(
        IHtmlDocument page,
        string email
    ) =>
        page.QuerySelectorAll("form.bare-wide input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(
                Answers.Select(answer =>
                    KeyValuePair.Create(
                        answer.Item1,
                        answer.Item1 == "Form.Email" ? email : answer.Item2
                    )
                )
            );
}
