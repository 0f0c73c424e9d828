using FluentValidation;
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

    internal override void ApplyTo(Product product, ShopFormat shop)
    {
        product.Name = Trimmed(Name)!;
        product.Description = Trimmed(Description);
        product.Price = Number(Price, shop);
        product.StockQuantity = Whole(StockQuantity, shop);
        product.Category = Trimmed(Category)!;
    }
}

internal sealed class ProductFormValidator : AbstractValidator<ProductForm>
{
    public ProductFormValidator(FormRules rules)
    {
        RuleFor(form => form.Name).Obeys(rules);
        RuleFor(form => form.Description).Obeys(rules);
        RuleFor(form => form.Price).ObeysAsNumber(rules);
        RuleFor(form => form.StockQuantity).ObeysAsNumber(rules);
        RuleFor(form => form.Category).Obeys(rules);
    }
}
