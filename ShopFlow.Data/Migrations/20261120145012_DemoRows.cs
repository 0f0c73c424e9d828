using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Which rows came with the demo shop, so that they can be removed without touching what the team added.
    /// <inheritdoc />
    public partial class DemoRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE shopflow.demo_rows (
                    table_name text CONSTRAINT demo_rows_pkey PRIMARY KEY,
                    last_id integer NOT NULL CONSTRAINT last_id_must_be_positive CHECK (last_id > 0)
                );
                """);

            // A demo shop loaded by an earlier version is recognized by its products and its addresses. It was loaded
            // when its newest order was placed, so later reviews aren't part of it.
            migrationBuilder.Sql(
                """
                INSERT INTO shopflow.demo_rows (table_name, last_id)
                SELECT known.* FROM (
                    VALUES ('users', 600), ('products', 500), ('orders', 3000), ('order_items', 6435), ('reviews', (
                        SELECT max(r.id) FROM public.reviews r JOIN public.orders o ON o.id = 3000 AND r.created_at <= o.created_at))
                ) known(table_name, last_id)
                WHERE known.last_id IS NOT NULL
                    AND EXISTS (SELECT FROM public.products WHERE id <= 500 AND name = 'White Hanging Heart T-Light Holder')
                    AND EXISTS (SELECT FROM public.orders WHERE id = 3000)
                    AND 500 <= (SELECT count(*) FROM public.users WHERE id <= 600 AND email ~ '^[a-z]+[.][a-z]+[0-9]*@example[.](com|org|net)$')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "demo_rows",
                schema: "shopflow");
        }
    }
}
