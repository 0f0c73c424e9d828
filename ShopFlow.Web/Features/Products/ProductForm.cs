using ShopFlow.Data.Products;
using ShopFlow.Web.Formatting;
using ShopFlow.Web.Saving;

namespace ShopFlow.Web.Features.Products;

public sealed class ProductForm : EntityForm<Product>
{
    public int Id => Before?.Id ?? 0;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Price { get; set; }

    public string? StockQuantity { get; set; }

    public string? Category { get; set; }

    internal static ProductForm From(Product product, ShopFormat shop)
    {
        var form = new ProductForm
        {
            Name = product.Name,
            Description = product.Description,
            Price = shop.Typed(product.Price),
            StockQuantity = shop.Typed(product.StockQuantity),
            Category = product.Category,
        };
        form.Begin(product, product.Version);
        return form;
    }

    private protected override void Read(FormReading<Product> form)
    {
        form.Text(Name, (product, name) => product.Name = name!);
        form.Text(Description, (product, description) => product.Description = description);
        form.Money(Price, product => product.Price, (product, price) => product.Price = price);
        form.Stock(
            StockQuantity,
            product => product.StockQuantity,
            (product, stock) => product.StockQuantity = stock,
            stock => StockQuantity = stock
        );
        form.Text(Category, (product, category) => product.Category = category!);
    }
}
