using Bunit;
using ShopFlow.Tests.Support;
using ShopFlow.Web.Features.Products;

namespace ShopFlow.Tests.Components;

public sealed class ProductPageTests
{
    [Theory]
    [InlineData(1, "In stock")]
    [InlineData(2, "3 left")]
    [InlineData(3, "Out of stock")]
    public async Task The_title_shows_the_state_of_the_stock(int id, string text)
    {
        await using var shop = await KnownShop.CreateAsync();
        await using var components = new ShopComponents(shop);

        var page = components.Render<ProductEditPage>(page => page.Add(it => it.Id, id));

        Assert.Equal(text, page.WaitForElement(".record-head .badge").TextContent);
    }
}
