using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Every list reads each page of every sort order from an index; the configurations name the query of each index.
    // The index on a foreign key is dropped if another one starts with the same column.
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_product_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_orders_user_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_items_product_id",
                table: "order_items");

            migrationBuilder.CreateIndex(
                name: "ix_users_name_id",
                table: "users",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_product_id_created_at_id",
                table: "reviews",
                columns: new[] { "product_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_rating_created_at_id",
                table: "reviews",
                columns: new[] { "rating", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_category_name_id",
                table: "products",
                columns: new[] { "category", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_created_at_id",
                table: "products",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_name_id",
                table: "products",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_price_id",
                table: "products",
                columns: new[] { "price", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_stock_quantity_id",
                table: "products",
                columns: new[] { "stock_quantity", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_created_at_id",
                table: "orders",
                columns: new[] { "status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_user_id_created_at_id",
                table: "orders",
                columns: new[] { "user_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_items_price_at_purchase_id",
                table: "order_items",
                columns: new[] { "price_at_purchase", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_items_product_id_order_id_id",
                table: "order_items",
                columns: new[] { "product_id", "order_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_items_quantity_id",
                table: "order_items",
                columns: new[] { "quantity", "id" });

            // EF's model has no indexes on expressions: order items by their total, and reviews by how they begin.
            migrationBuilder.Sql(
                """
                CREATE INDEX ix_order_items_total_id ON order_items ((quantity * price_at_purchase), id);
                CREATE INDEX ix_reviews_beginning_id ON reviews (substring(content, 1, 60), id) WHERE content IS NOT NULL;
                CREATE INDEX ix_reviews_without_content_id ON reviews (substring(content, 1, 60), id) WHERE content IS NULL;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_order_items_total_id, ix_reviews_beginning_id, ix_reviews_without_content_id");

            migrationBuilder.DropIndex(
                name: "ix_users_name_id",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_reviews_product_id_created_at_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_reviews_rating_created_at_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_products_category_name_id",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_products_created_at_id",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_products_name_id",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_products_price_id",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_products_stock_quantity_id",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_orders_status_created_at_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_user_id_created_at_id",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_items_price_at_purchase_id",
                table: "order_items");

            migrationBuilder.DropIndex(
                name: "ix_order_items_product_id_order_id_id",
                table: "order_items");

            migrationBuilder.DropIndex(
                name: "ix_order_items_quantity_id",
                table: "order_items");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_product_id",
                table: "reviews",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_user_id",
                table: "orders",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_items_product_id",
                table: "order_items",
                column: "product_id");
        }
    }
}
