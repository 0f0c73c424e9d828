using System.Globalization;
using ShopFlow.Web.Features.Orders;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Tests.Database.Violations;

/// <summary>What only the form refuses is reported in the same language as the rules.</summary>
public sealed class GermanSentenceTests : ViolationTests
{
    [Theory]
    [InlineData("abc", "Preis muss eine Zahl sein.")]
    [InlineData("", "Preis fehlt noch.")]
    [InlineData("1.505", "Preis darf höchstens 2 Nachkommastellen haben.")]
    [InlineData("-1", "Preis muss mindestens 0 sein.")]
    public async Task A_price_is_refused_in_German(string typed, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var form = new ProductForm
        {
            Name = "Vase",
            Price = typed,
            StockQuantity = "4",
            Category = "Home",
        };

        AssertInvalid(await Shop.Get<ProductService>().SaveAsync(form), form, ("Price", sentence));
    }

    [Theory]
    [InlineData("1.5", "Bestand muss eine ganze Zahl sein.")]
    [InlineData("abc", "Bestand muss eine ganze Zahl sein.")]
    public async Task A_stock_in_the_list_is_refused_in_German(string typed, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var form = new StockForm { StockQuantity = typed };

        var saved = await Shop.Get<StockService>().ChangeAsync(1, form, 9);

        AssertInvalid(saved.Outcome, form, ("StockQuantity", sentence));
    }

    [Fact]
    public async Task A_line_without_a_product_is_refused_in_German()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var form = new OrderItemForm
        {
            OrderId = 1,
            Quantity = "two",
            PriceAtPurchase = "1",
        };

        AssertInvalid(
            await Shop.Get<OrderItemService>().SaveAsync(form),
            form,
            ("ProductId", "Produkt fehlt noch."),
            ("Quantity", "Menge muss eine ganze Zahl sein.")
        );
    }
}
