using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // How many saves each rule refused per day: names and numbers, never what was typed.
    /// <inheritdoc />
    public partial class Refusals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TABLE shopflow.refusals (
                    day date NOT NULL,
                    table_schema text NOT NULL,
                    table_name text NOT NULL,
                    rule text NOT NULL,
                    count bigint NOT NULL CONSTRAINT count_must_be_positive CHECK (count > 0),
                    CONSTRAINT refusals_pkey PRIMARY KEY (day, table_schema, table_name, rule)
                );
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refusals",
                schema: "shopflow");
        }
    }
}
