using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopFlow.Tests.EndToEnd.Orders;

public sealed class OrderStories : IAsyncLifetime
{
    private ShopFlowBrowser? browser;

    private IPage Page => browser!.Page;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_status_can_be_changed_in_the_list_and_undone_from_the_note()
    {
        await OpenAsync("/orders");

        await browser!.ChooseStatusAsync(1, "Shipped");
        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(Page.GetByText("#1 is now Pending.")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Status of order 1: Pending")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Undo_is_one_Tab_away_after_changing_a_status()
    {
        await OpenAsync("/orders");
        await browser!.ChooseStatusAsync(1, "Shipped");
        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
        // Until the menu has given the focus back, it would handle Tab itself.
        await Expect(Page.Locator("[role=grid] td:focus")).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.GetByText("#1 is now Pending.")).ToBeVisibleAsync();
        await Expect(Page.Locator("[role=grid] td:focus")).ToContainTextAsync("Pending");
    }

    [SkippableFact]
    public async Task A_status_that_is_final_for_the_customer_asks_for_confirmation()
    {
        await OpenAsync("/orders");

        await browser!.ChooseStatusAsync(1, "Refunded");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Refund order #1?");
        await Expect(Page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Leave it" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Page.GetByLabel("Status of order 1: Pending")).ToBeVisibleAsync();

        await browser!.ChooseStatusAsync(1, "Cancelled");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).ClickAsync();

        await Expect(Page.GetByText("#1 is now Cancelled.")).ToBeVisibleAsync();
        await Expect(Page.Locator("[role=grid] td:focus")).ToContainTextAsync("Cancelled");
    }

    [SkippableFact]
    public async Task A_status_changed_by_somebody_else_says_so_next_to_it()
    {
        await OpenAsync("/orders");
        await browser!.Shop.ExecuteAsync("update orders set status = 'cancelled' where id = 1");

        await browser!.ChooseStatusAsync(1, "Shipped");

        await Expect(Page.GetByText("changed it to Cancelled in the meantime.")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Status of order 1: Cancelled")).ToBeVisibleAsync();
        await browser!.ChooseStatusAsync(1, "Shipped");
        await Expect(Page.GetByText("#1 is now Shipped.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_bad_line_of_a_new_order_is_reported_on_that_line_and_nothing_typed_is_lost()
    {
        await OpenAsync("/orders/new");
        await PickAsync("Customer", "Tom", "Tom Berger");
        await PickAsync("Product of line 1", "Desk", "Desk mat");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add line" }).ClickAsync();
        await PickAsync("Product of line 2", "Laptop", "Laptop stand");
        await Expect(Page.GetByLabel("Unit price of line 2")).ToHaveValueAsync("39.90");
        await Page.GetByLabel("Quantity of line 2").FillAsync("0");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();

        var quantity = Page.GetByLabel("Quantity of line 2");
        await Expect(quantity).ToBeFocusedAsync();
        await Expect(quantity).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByLabel("Quantity of line 1"))
            .Not.ToHaveAttributeAsync("aria-invalid", "true");

        await quantity.FillAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Order #4" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByText("£104.30")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Enter_moves_through_a_new_order_and_only_Ctrl_Enter_places_it()
    {
        await OpenAsync("/orders/new");
        await PickAsync("Customer", "Tom", "Tom Berger");
        await PickAsync("Product of line 1", "Desk", "Desk mat");
        await Page.GetByLabel("Quantity of line 1").FillAsync("2");
        await Page.GetByLabel("Quantity of line 1").PressAsync("Enter");
        var product = Page.GetByRole(AriaRole.Combobox, new() { Name = "Product of line 2" });
        await Expect(product).ToBeFocusedAsync();

        await PickAsync("Product of line 2", "Laptop", "Laptop stand");
        await Expect(Page.GetByLabel("Unit price of line 2")).ToHaveValueAsync("39.90");
        await product.PressAsync("Enter");
        await Expect(Page.GetByLabel("Unit price of line 2")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByLabel("Quantity of line 2")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Control+Enter");

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Order #4" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByText("£88.90")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_line_can_be_added_by_keyboard_at_todays_price()
    {
        await OpenAsync("/orders/1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add product" }).PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Product" }))
            .ToBeFocusedAsync();

        await PickAsync("Product", "Laptop", "Laptop stand");
        await Expect(Page.GetByLabel("Unit price")).ToHaveValueAsync("39.90");
        await Page.GetByLabel("Quantity", new() { Exact = true }).FillAsync("2");
        await Page.GetByLabel("Quantity", new() { Exact = true }).PressAsync("Enter");

        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Edit Laptop stand" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByText("£258.79").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_refused_quantity_stays_in_its_cell_and_Escape_restores_the_old_one()
    {
        await OpenAsync("/orders/1");
        await Closed(2).PressAsync("Enter");
        await Quantity.FillAsync("0");
        await Quantity.PressAsync("Enter");

        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("must be 1 or more");
        await Expect(Quantity).ToHaveValueAsync("0");
        await Expect(Quantity).ToHaveAttributeAsync("aria-invalid", "true");
        await Quantity.PressAsync("Escape");

        await Expect(Closed(2)).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_quantity_can_be_edited_in_place_and_undone()
    {
        await OpenAsync("/orders/1");
        await Closed(2).ClickAsync();
        await Quantity.FillAsync("7");
        await Quantity.PressAsync("Enter");

        await Expect(Closed(7)).ToContainTextAsync("Saved");
        await Expect(Closed(7)).ToBeFocusedAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(Closed(2)).ToBeVisibleAsync();
        await Expect(Page.GetByText("Quantity of Desk mat is 2 again.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Opening_another_line_saves_what_was_typed_in_the_first()
    {
        await OpenAsync("/orders/1");
        await OpenDeskMatAsync();
        await Page.GetByLabel("Quantity", new() { Exact = true }).FillAsync("7");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Add product" }).ClickAsync();

        await Expect(Closed(7)).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Product" }))
            .ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_refused_line_stays_open_when_another_is_opened()
    {
        await OpenAsync("/orders/1");
        await OpenDeskMatAsync();
        await Page.GetByLabel("Quantity", new() { Exact = true }).FillAsync("0");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Add product" }).ClickAsync();

        var quantity = Page.GetByLabel("Quantity", new() { Exact = true });
        await Expect(quantity).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(quantity).ToHaveValueAsync("0");
        await Expect(quantity).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_removed_line_can_be_put_back()
    {
        await OpenAsync("/orders/1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove Desk mat" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Remove Desk mat" }))
            .ToBeHiddenAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Remove Desk mat" }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Deleting_an_order_says_that_its_items_are_deleted_too()
    {
        await OpenAsync("/orders/1");
        await Page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true })
            .First.ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("2 order items")).ToBeVisibleAsync();

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Orders" }))
            .ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "#1", Exact = true }))
            .ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Filters_are_in_the_address_and_the_back_button_removes_them()
    {
        await OpenAsync("/orders");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Status" }).ClickAsync();
        await Page.GetByLabel("Shipped", new() { Exact = true }).CheckAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page).ToHaveURLAsync("/orders?status=shipped");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "#1", Exact = true }))
            .ToBeHiddenAsync();

        await Page.GoBackAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "#1", Exact = true }))
            .ToBeVisibleAsync();
    }

    private ILocator Closed(int quantity) =>
        Page.GetByRole(AriaRole.Button, new() { Name = $"Quantity of Desk mat: {quantity}, edit" });

    private ILocator Quantity =>
        Page.GetByRole(AriaRole.Textbox, new() { Name = "Quantity of Desk mat" });

    private async Task OpenAsync(string path)
    {
        browser = await ShopFlowBrowser.OpenAsync();
        await browser.GoToAsync(path);
    }

    private async Task PickAsync(string label, string typed, string option)
    {
        var picker = Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });
        await picker.FillAsync(typed);
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = option })).ToBeVisibleAsync();
        await picker.PressAsync("Enter");
        await Expect(picker).ToHaveValueAsync(option);
    }

    private async Task OpenDeskMatAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Edit Desk mat" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = "Product" }))
            .ToBeFocusedAsync();
    }
}
