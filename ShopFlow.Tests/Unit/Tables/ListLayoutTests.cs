using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Unit.Tables;

public sealed class ListLayoutTests
{
    private static readonly ListShape Shape = new("-placed", ["placed", "total"], []);

    private static readonly ListColumn[] Columns =
    [
        Column("id"),
        Column("placed"),
        Column("email") with
        {
            IsExtra = true,
        },
        Column("total"),
    ];

    [Theory]
    [InlineData("?cols=total.id")]
    [InlineData("?sort=total&after=5_5&cols=email&widths=id-20.total-30&rows=compact")]
    [InlineData("?rows=compact")]
    public void A_layout_survives_a_round_trip_through_its_address(string query) =>
        Assert.Equal(query, ListState.Parse($"/orders{query}", Shape).ToQuery());

    [Theory]
    [InlineData("?cols=&widths=&rows=")]
    [InlineData("?cols=%3Cb%3E.%00&rows=huge")]
    [InlineData("?widths=id.id-.id-x.id-3.id-81.id--5.id-5-5")]
    public void Invalid_parameters_are_left_out(string query) =>
        Assert.Equal("", ListState.Parse(query, Shape).ToQuery());

    [Fact]
    public void Columns_keep_the_chosen_order_and_unknown_ones_are_ignored() =>
        Assert.Equal(["total", "email"], Shown("?cols=total.secret.email.total"));

    [Theory]
    [InlineData("")]
    [InlineData("?cols=secret")]
    public void By_default_all_columns_but_the_extra_ones_are_shown(string query) =>
        Assert.Equal(["id", "placed", "total"], Shown(query));

    [Fact]
    public void Default_columns_are_left_out_of_the_address()
    {
        var turned = ListLayout.Default.Showing(Columns.Reverse(), Columns);

        Assert.Equal("total email placed id", string.Join(' ', turned.Columns));
        Assert.True(turned.Showing(Columns.Where(c => !c.IsExtra), Columns).IsDefault);
    }

    [Fact]
    public void A_width_is_capped_and_can_be_reset_to_automatic()
    {
        var wide = ListLayout.Default.WithWidth("id", 500);

        Assert.Equal(ListLayout.Widest, wide.Widths["id"]);
        Assert.True(wide.WithWidth("id", null).IsDefault);
    }

    [Fact]
    public void Changing_the_layout_keeps_the_rows_and_changing_the_page_does_not()
    {
        var state = ListState.Parse("?after=5_5", Shape);
        var compact = state with { Layout = ListLayout.Default with { IsCompact = true } };

        Assert.True(compact.ShowsRowsOf(state));
        Assert.False(compact.At(ListPosition.First).ShowsRowsOf(state));
    }

    [Fact]
    public void Clearing_the_filters_keeps_the_layout() =>
        Assert.Equal(
            "?rows=compact",
            ListState.Parse("?q=a&rows=compact", Shape).WithoutFilters().ToQuery()
        );

    private static IEnumerable<string> Shown(string query) =>
        ListState.Parse(query, Shape).Layout.Shown(Columns).Select(column => column.Name);

    private static ListColumn Column(string name) => new(name, name);
}
