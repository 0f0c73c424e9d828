using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // The keys that protect cookies and links: all servers of one database share them, and they survive a restart.
    /// <inheritdoc />
    public partial class DataProtectionKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE shopflow.data_protection_keys (
                    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT data_protection_keys_pkey PRIMARY KEY,
                    name text NOT NULL,
                    xml text NOT NULL,
                    created_at timestamptz NOT NULL DEFAULT now()
                );
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_protection_keys",
                schema: "shopflow");
        }
    }
}
