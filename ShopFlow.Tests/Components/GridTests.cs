using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using ShopFlow.Web.Components.Lists;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Lists.State;

namespace ShopFlow.Tests.Components;

public sealed class GridTests : IAsyncLifetime
{
    private static readonly ListShape Shape = new("name", ["name", "stock"], []);

    private readonly ShopComponents components = new();
    private readonly List<string> edits = [];
    private IReadOnlyList<Thing> rows = [new(1, "Lamp", 18), new(2, "Shade", 3)];
    private int? controlled;
    private readonly IReadOnlyList<ListColumn<Thing>> columns;

    public GridTests() =>
        columns = [
            new(new("name", "Name"), thing => Html.Text(thing.Name)),
            new(new("stock", "Stock"), thing => Html.Of($"{thing.Stock}"))
            {
                Control = ControlOf,
                IsNumber = true,
                OnEdit = (thing, value) =>
                {
                    edits.Add($"{thing.Name}: {value}");
                    return Task.CompletedTask;
                },
            },
            new(new("added", "Added") { IsExtra = true }, _ => Html.Text("today")),
            new(new("shade", "Shade"), _ => Html.Text("red"))
            {
                IsExtra = true,
                Card = CardPlace.Aside,
                Menu = _ => new("Shade", [new("red", "Red", ""), new("blue", "Blue", "")], "red"),
                OnEdit = (thing, value) =>
                {
                    edits.Add($"{thing.Name}: {value}");
                    return Task.CompletedTask;
                },
            },
        ];

    [Fact]
    public void Columns_appear_in_the_order_of_the_address()
    {
        var grid = Render("?cols=added.name");

        Assert.Equal(["Added", "Name"], grid.FindAll("th").Select(th => th.TextContent.Trim()));
        Assert.Equal(
            ["today", "Lamp"],
            grid.FindAll("tbody tr:first-child td").Select(td => td.TextContent)
        );
        Assert.Equal("Name", grid.FindAll("td")[1].GetAttribute("data-label"));
    }

    [Fact]
    public void Cell_text_is_encoded()
    {
        rows = [new(1, "<b onclick=\"alert('x')\">Ümläut & 'co' ☂</b>", 3)];

        var cell = Render("").Find("tbody td");

        Assert.Empty(cell.Children);
        Assert.Equal("<b onclick=\"alert('x')\">Ümläut & 'co' ☂</b>", cell.TextContent);
    }

    [Fact]
    public void An_edit_control_appears_among_plain_cells()
    {
        controlled = 2;

        var grid = Render("?cols=name.stock.added");

        Assert.Equal(
            ["Lamp|18|today", "Shade|change|today"],
            grid.FindAll("tbody tr")
                .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))
        );
        Assert.Equal("num", grid.Find("td:has(button)").ClassName);
        Assert.Equal("Stock", grid.Find("td:has(button)").GetAttribute("data-label"));
    }

    [Fact]
    public void Only_sortable_columns_have_a_link_in_the_header()
    {
        var grid = Render("?cols=name.added&sort=-name");

        Assert.Equal("descending", grid.Find("th[data-column=name]").GetAttribute("aria-sort"));
        Assert.Empty(grid.FindAll("th[data-column=added] a"));
    }

    [Fact]
    public void Widths_are_percentages_and_rows_can_be_compact()
    {
        var grid = Render("?widths=name-30&rows=compact");

        Assert.Equal(
            [null, "30%", null],
            grid.FindAll("col").Select(column => column.GetAttribute("width"))
        );
        Assert.True(grid.Find("table").ClassList.Contains("compact"));
        Assert.Empty(Render("").FindAll("col"));
    }

    [Fact]
    public async Task An_edit_in_a_cell_reaches_its_column()
    {
        var grid = Render("");

        await EditAsync(grid, "2", "stock");

        Assert.Equal(["Shade: 7"], edits);
    }

    [Fact]
    public async Task A_cells_menu_changes_nothing_until_an_item_is_chosen()
    {
        var popovers = components.Render<MudPopoverProvider>();
        var grid = Render("?cols=name.shade");

        await EditAsync(grid, "2", "shade");
        Assert.Empty(edits);
        Assert.Equal(
            ["Red, chosen", "Blue"],
            popovers
                .FindAll("[role=menuitem]")
                .Select(item => string.Join("", item.TextContent.Split('\n').Select(x => x.Trim())))
        );
        await popovers.FindAll("[role=menuitem]")[1].ClickAsync(new());

        Assert.Equal(["Shade: blue"], edits);
    }

    [Fact]
    public void A_cell_has_a_class_for_its_place_on_a_phone() =>
        Assert.Equal(
            ["", "at-aside"],
            Render("?cols=name.shade")
                .FindAll("tbody tr:first-child td")
                .Select(cell => cell.ClassName)
        );

    [Theory]
    [InlineData("99", "stock")]
    [InlineData("2", "name")]
    [InlineData("2", "added")]
    [InlineData(null, null)]
    public async Task An_edit_of_an_unknown_or_read_only_cell_changes_nothing(
        string? key,
        string? column
    )
    {
        await EditAsync(Render(""), key, column);

        Assert.Empty(edits);
    }

    [Fact]
    public void Rows_are_rendered_again_only_if_the_rows_or_the_redraw_counter_change()
    {
        var grid = Render("");
        var first = grid.Instance.Rows;

        Again(first, drawing: 0);
        Assert.Equal(1, grid.RenderCount);
        Again(first, drawing: 1);
        Assert.Equal(2, grid.RenderCount);
        Again([.. first], drawing: 1);
        Assert.Equal(3, grid.RenderCount);

        void Again(IReadOnlyList<Thing> drawn, int drawing) =>
            grid.Render(parameters =>
                parameters.Add(grid => grid.Rows, drawn).Add(grid => grid.Redraws, drawing)
            );
    }

    [Fact]
    public async Task A_new_width_is_stored_in_the_address()
    {
        await Render("?sort=stock")
            .Find("table")
            .TriggerEventAsync(
                "oncolumnchange",
                new ColumnChangeEventArgs { Column = "name", Width = 25 }
            );

        Assert.EndsWith("/things?sort=stock&widths=name-25", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_can_be_added_moved_and_reset_in_the_menu()
    {
        var menu = await MenuAsync("");
        menu.Find("#column-added").Change(true);
        Assert.EndsWith("?cols=name.stock.added", Address, StringComparison.Ordinal);

        menu = await MenuAsync("?cols=name.stock.added");
        menu.Find("#up-stock").Click();
        Assert.EndsWith("?cols=stock.name.added", Address, StringComparison.Ordinal);

        menu.FindAll("button")
            .Single(button => button.TextContent.Contains("usual", StringComparison.Ordinal))
            .Click();
        Assert.EndsWith("/things", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_column_cannot_be_hidden() =>
        Assert.True(
            (await MenuAsync("?cols=stock")).Find("#column-stock").HasAttribute("disabled")
        );

    private RenderFragment? ControlOf(Thing thing) =>
        thing.Id == controlled
            ? built => built.AddMarkupContent(0, "<button>change</button>")
            : null;

    private string Address => components.Services.GetRequiredService<NavigationManager>().Uri;

    private static ListPlace PlaceAt(string query) => new(ListState.Parse(query, Shape), "things");

    private IRenderedComponent<ListTable<Thing>> Render(string query) =>
        components.Render<ListTable<Thing>>(parameters =>
            parameters
                .AddCascadingValue(PlaceAt(query))
                .Add(grid => grid.Rows, rows)
                .Add(grid => grid.Columns, columns)
                .Add(grid => grid.Key, thing => thing.Id)
                .Add(grid => grid.Caption, "Things")
        );

    // Menus open inside the popover provider.
    private async Task<IRenderedComponent<MudPopoverProvider>> MenuAsync(string query)
    {
        await components.DisposeComponentsAsync();
        var popovers = components.Render<MudPopoverProvider>();
        components
            .Render<ColumnsMenu>(parameters =>
                parameters.AddCascadingValue(PlaceAt(query)).Add(menu => menu.Columns, columns)
            )
            .Find("button")
            .Click();
        return popovers;
    }

    private static Task EditAsync(
        IRenderedComponent<ListTable<Thing>> grid,
        string? key,
        string? column
    ) =>
        grid.Find("table")
            .TriggerEventAsync(
                "oncelledit",
                new CellEditEventArgs
                {
                    Key = key,
                    Column = column,
                    Value = "7",
                }
            );

    public Task InitializeAsync() => Task.CompletedTask;

    // MudBlazor's services can only be disposed asynchronously.
    public async Task DisposeAsync() => await components.DisposeAsync();

    private sealed record Thing(int Id, string Name, int Stock);
}
