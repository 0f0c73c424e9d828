using Microsoft.Extensions.Options;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Components.Lists.Filters;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class FilterDraftTests
{
    private static readonly ListFilter Total = new("total", FilterKind.Numbers) { IsMoney = true };
    private static readonly ListFilter Stock = new("stock", FilterKind.Numbers);
    private static readonly ListFilter Placed = new("placed", FilterKind.Dates);
    private static readonly ListFilter Name = new("name", FilterKind.Text);
    private static readonly ListFilter Status = new("status", FilterKind.OneOf);
    private static readonly ListFilter Row = new("row", FilterKind.Id);
    private static readonly ListShape Shape = new(
        "id",
        ["id"],
        [Total, Stock, Placed, Name, Status, Row]
    );

    private readonly ShopFormat shop = new(
        new(Options.Create(new ShopSettings { Culture = "de-DE", TimeZone = "Europe/Berlin" })),
        new FixedClock(DateTimeOffset.UnixEpoch)
    );

    [Theory]
    [InlineData("between", "5", "7,50", "?total-from=5&total-to=7.5")]
    [InlineData("between", "200", "50", "?total-from=50&total-to=200")]
    [InlineData("between", "", "7", "?total-to=7")]
    [InlineData("from", "1.000", "9", "?total-from=1000")]
    [InlineData("to", "5 €", "", "?total-to=5")]
    [InlineData("from", " ", "", "")]
    public void Numbers_are_read_in_the_shops_culture(
        string comparison,
        string first,
        string second,
        string query
    ) => Assert.Equal(query, Applied(Total, comparison, first, second));

    [Theory]
    [InlineData("last-7-days", "", "", "?placed=last-7-days")]
    [InlineData("last-7-days", "2026-01-01", "x", "?placed=last-7-days")]
    [InlineData(
        "between",
        "2026-02-01",
        "2026-01-01",
        "?placed-from=2026-01-01&placed-to=2026-02-01"
    )]
    [InlineData("to", "2026-01-01", "", "?placed-to=2026-01-01")]
    [InlineData("from", "5 Jan. 2026", "", "?placed-from=2026-01-05")]
    [InlineData("from", " 5.1.2026 ", "", "?placed-from=2026-01-05")]
    public void Days_are_fixed_or_relative_to_today(
        string comparison,
        string first,
        string second,
        string query
    ) => Assert.Equal(query, Applied(Placed, comparison, first, second));

    [Theory]
    [InlineData("Contains", " mug ", "?name=mug")]
    [InlineData("Starts", "mug", "?name-starts=mug")]
    [InlineData("Is", "", "")]
    public void Text_is_compared_with_the_chosen_operator(
        string comparison,
        string text,
        string query
    ) => Assert.Equal(query, Applied(Name, comparison, text));

    [Theory]
    [InlineData("total", "5.5.5", "“5.5.5” is not a number.")]
    [InlineData("total", "5,555", "“5,555” has more than 2 decimals.")]
    [InlineData("stock", "5 €", "“5 €” is not a number.")]
    [InlineData("row", "1,5", "“1,5” is not a whole number.")]
    [InlineData("row", "-1", "“-1” is not a number.")]
    [InlineData("placed", "32.1.2026", "“32.1.2026” is not a day between 1900 and 2199.")]
    [InlineData("placed", "1.1.1899", "“1.1.1899” is not a day between 1900 and 2199.")]
    public void An_invalid_number_or_day_is_reported_and_the_filter_is_not_applied(
        string name,
        string typed,
        string fault
    )
    {
        var draft = Draft(Shape.Filters.Single(filter => filter.Name == name), "");
        (draft.Operator, draft.First) = ("from", typed);

        Assert.Null(draft.ApplyTo(State("")));
        Assert.Equal(fault, draft.Fault);
    }

    [Fact]
    public void A_page_supplies_the_words_for_a_filters_choices()
    {
        var filter = Shape.Choosing("status", ["pending"]).Filters.Single(f => f.Name == "status");

        var field = new FilterField(filter, new() { Words = status => $"is {status}" });

        Assert.Equal("is pending", field.Words(field.Filter.Choices.Single()));
    }

    [Theory]
    [InlineData("?total-from=5&total-to=7.5")]
    [InlineData("?total-to=7.5")]
    [InlineData("?placed=this-year")]
    [InlineData("?placed-from=2026-01-01")]
    [InlineData("?name-is=a")]
    [InlineData("?status=a&status=b")]
    [InlineData("?row=7")]
    public void An_untouched_filter_does_not_change(string query) =>
        Assert.All(
            Shape.Filters.Where(State(query).Has),
            filter => Assert.Equal(query, Draft(filter, query).ApplyTo(State(query))?.ToQuery())
        );

    [Theory]
    [InlineData("?total-from=50&total-to=1000.5", "Total: 50 to 1.000,5")]
    [InlineData("?total-from=50", "Total: at least 50")]
    [InlineData("?total-to=50", "Total: at most 50")]
    [InlineData("?placed=last-30-days", "Placed: last 30 days")]
    [InlineData("?placed-from=2026-01-01&placed-to=2026-01-01", "Placed: 1 Jan. 2026")]
    [InlineData("?placed-to=2026-01-01", "Placed: on or before 1 Jan. 2026")]
    [InlineData("?name=mug", "Name contains mug")]
    [InlineData("?name-starts=mug", "Name begins with mug")]
    [InlineData("?status=pending&status=on_hold", "Status: Pending, On hold")]
    [InlineData("?row=7", "Row: #7")]
    public void A_chip_describes_its_filter(string query, string words)
    {
        var filter = Shape.Filters.Single(State(query).Has);
        var label = char.ToUpperInvariant(filter.Name[0]) + filter.Name[1..];

        Assert.Equal(
            words,
            FilterWords.Of(new(filter with { Label = label }), State(query), shop, null)
        );
    }

    private static ListState State(string query) => ListState.Parse(query, Shape);

    private FilterDraft Draft(ListFilter filter, string query) => new(filter, State(query), shop);

    private string? Applied(ListFilter filter, string comparison, string first, string second = "")
    {
        var draft = Draft(filter, "");
        (draft.Operator, draft.First, draft.Second) = (comparison, first, second);
        return draft.ApplyTo(State(""))?.ToQuery();
    }
}
