using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopFlow.Data.Sorting;

namespace ShopFlow.Data.Products;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("products", Check);
        product.HasKey(p => p.Id).HasName("products_pkey");
        product.Property(p => p.Id).HasColumnName("id").UseSerialColumn();
        product.Property(p => p.Name).HasColumnName("name");
        product.Property(p => p.Description).HasColumnName("description");
        product.Property(p => p.Price).HasColumnName("price").HasPrecision(10, 2);
        product.Property(p => p.StockQuantity).HasColumnName("stock_quantity").HasDefaultValue(0);
        product.Property(p => p.Category).HasColumnName("category");
        product.Property(p => p.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        product.Property(p => p.Version).IsRowVersion();
        product.Navigation(p => p.Figures).IsRequired();
        Index(product);
    }

    private static void Check(TableBuilder<Product> table)
    {
        table.HasCheckConstraint(ProductRules.NameMustNotBeBlank, "shopflow.is_visible(name)");
        table.HasCheckConstraint(ProductRules.NameMustBeShort, "char_length(name) <= 200");
        table.HasCheckConstraint(
            ProductRules.CategoryMustNotBeBlank,
            "shopflow.is_visible(category)"
        );
        table.HasCheckConstraint(ProductRules.CategoryMustBeShort, "char_length(category) <= 200");
        table.HasCheckConstraint(ProductRules.PriceMustBeNonNegative, "price >= 0");
        table.HasCheckConstraint(
            ProductRules.StockQuantityMustBeNonNegative,
            "stock_quantity >= 0"
        );
    }

    private static void Index(EntityTypeBuilder<Product> product)
    {
        // The list of products in its default order; lists of items and reviews sorted by product name; the picker.
        product
            .HasIndex(p => new { p.Name, p.Id })
            .UseCollation(ShopCollation.Name, null!)
            .HasDatabaseName("ix_products_name_id");
        // The list of one category; the list sorted by category; the list of categories.
        product
            .HasIndex(p => new
            {
                p.Category,
                p.Name,
                p.Id,
            })
            .UseCollation(ShopCollation.Name, ShopCollation.Name, null!)
            .HasDatabaseName("ix_products_category_name_id");
        // The list sorted by price, by stock, or by when a product was added; low stock and out of stock.
        product.HasIndex(p => new { p.Price, p.Id }).HasDatabaseName("ix_products_price_id");
        product
            .HasIndex(p => new { p.StockQuantity, p.Id })
            .HasDatabaseName("ix_products_stock_quantity_id");
        product
            .HasIndex(p => new { p.CreatedAt, p.Id })
            .HasDatabaseName("ix_products_created_at_id");
    }
}
