using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Products;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable(
            "products",
            table =>
            {
                table.HasCheckConstraint(ProductRules.PriceMustBeNonNegative, "price >= 0");
                table.HasCheckConstraint(
                    ProductRules.StockQuantityMustBeNonNegative,
                    "stock_quantity >= 0"
                );
            }
        );
        product.HasKey(p => p.Id).HasName("products_pkey");
        product.Property(p => p.Id).HasColumnName("id").UseSerialColumn();
        product.Property(p => p.Name).HasColumnName("name");
        product.Property(p => p.Description).HasColumnName("description");
        product.Property(p => p.Price).HasColumnName("price").HasPrecision(10, 2);
        product.Property(p => p.StockQuantity).HasColumnName("stock_quantity").HasDefaultValue(0);
        product.Property(p => p.Category).HasColumnName("category");
        product.Property(p => p.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        product.Property(p => p.Version).IsRowVersion();
    }
}
