using ShopFlow.Web.Lists.Search;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class ListStateTests
{
    private static readonly ListShape Shape = new(
        "-placed",
        ["placed", "total"],
        [
            new("status", FilterKind.OneOf),
            new("user", FilterKind.Id),
            new("total", FilterKind.Numbers),
            new("placed", FilterKind.Dates),
            new("name", FilterKind.Text),
        ]
    );

    [Theory]
    [InlineData("")]
    [InlineData("?q=a%26b%20%25")]
    [InlineData("?q=x&status=pending&status=shipped&user=12&sort=total&after=5.50_7")]
    [InlineData("?total-from=-1.5&placed-from=2026-02-28&placed-to=2026-03-01&sort=placed")]
    [InlineData("?placed=last-30-days")]
    [InlineData("?name=mug")]
    [InlineData("?name-starts=mug")]
    [InlineData("?name-is=a%26b")]
    [InlineData("?sort=-total&before=a_b_9")]
    [InlineData("?before=end")]
    public void A_list_state_survives_a_round_trip_through_its_address(string query) =>
        Assert.Equal(query, ListState.Parse($"/orders{query}", Shape).ToQuery());

    [Theory]
    [InlineData("?sort=secret")]
    [InlineData("?sort=")]
    [InlineData("?sort=-")]
    [InlineData("?user=x&user=-1&user=99999999999")]
    [InlineData("?total-from=NaN&total-to=1e999")]
    [InlineData("?placed-from=2026-02-30&placed-to=0001-01-01")]
    [InlineData("?placed-from=01/02/2026")]
    [InlineData("?placed=tomorrow&placed=last-0-days")]
    [InlineData("?name-ends=mug&name-is=")]
    [InlineData("?status=&status=%00&unknown=1")]
    [InlineData("?q=%20%00%09")]
    [InlineData("?&&==&?")]
    public void Invalid_parameters_are_left_out(string query) =>
        Assert.Equal("", ListState.Parse(query, Shape).ToQuery());

    [Theory]
    [InlineData("?placed-to=2026-03-01&placed=today&placed-from=2026-01-01", "?placed=today")]
    [InlineData("?placed=sometime&placed-from=2026-01-01", "?placed-from=2026-01-01")]
    [InlineData("?name-is=a&name-starts=b", "?name-starts=b")]
    [InlineData("?total-from=1&total-from=2&total-to=x", "?total-from=1")]
    [InlineData("?user=1&user=2", "?user=1")]
    public void Contradictory_filters_are_reduced_to_one(string query, string kept) =>
        Assert.Equal(kept, ListState.Parse(query, Shape).ToQuery());

    [Theory]
    [InlineData("?status=xx", "")]
    [InlineData("?status=xx&status=pending&user=1", "?status=pending&user=1")]
    public void Values_that_are_not_among_the_choices_are_left_out(string query, string kept)
    {
        var choosing = Shape.Choosing("status", ["pending", "shipped"]);

        Assert.Equal(kept, ListState.Parse(query, choosing).ToQuery());
    }

    [Fact]
    public void A_filter_without_choices_accepts_any_value() =>
        Assert.Equal(
            "?status=xx",
            ListState.Parse("?status=xx", Shape.Choosing("status", [])).ToQuery()
        );

    [Fact]
    public void A_new_search_sort_or_filter_starts_on_the_first_page()
    {
        var deep = ListState.Parse("?q=a&after=5_5", Shape);

        Assert.Equal("?q=b", deep.WithSearch("b").ToQuery());
        Assert.Equal("?q=a&sort=total", deep.SortedBy("total").ToQuery());
        Assert.Equal(
            "?q=a&status=pending",
            deep.WithFilter(Shape.Filters.First(), new FilterValue("status", "pending")).ToQuery()
        );
        Assert.Equal("", deep.WithoutFilters().ToQuery());
    }

    [Fact]
    public void A_second_click_on_a_column_reverses_the_order()
    {
        var once = ListState.Default(Shape).SortedBy("total");

        Assert.Equal("total", once.Sort);
        Assert.Equal("-total", once.SortedBy("total").Sort);
        Assert.Equal("total", once.SortedBy("total").SortedBy("total").Sort);
    }

    [Fact]
    public void Characters_that_cannot_be_searched_for_are_replaced()
    {
        Assert.Equal("\ufffd", SearchPattern.Searchable("\ud83d"));
        Assert.Null(SearchPattern.Searchable("\0 \t"));
        Assert.Equal("blue  mug", SearchPattern.Searchable("blue\t\r\0mug\n"));
    }
}
