using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // The schema shopflow holds the admin's own data; public is the shop.
    /// <inheritdoc />
    public partial class Settings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "shopflow");

            migrationBuilder.CreateTable(
                name: "settings",
                schema: "shopflow",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    culture = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("settings_pkey", x => x.id);
                    table.CheckConstraint("culture_must_name_language_and_country", "culture ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})(-[a-zA-Z]+)?$'");
                    table.CheckConstraint("currency_must_be_three_capital_letters", "currency ~ '^[A-Z]{3}$'");
                    table.CheckConstraint("language_must_be_valid", "language IN ('en', 'de')");
                    table.CheckConstraint("name_must_be_80_characters_at_most", "char_length(name) <= 80");
                    table.CheckConstraint("name_must_not_be_blank", "name ~ '\\S'");
                    table.CheckConstraint("settings_must_be_one_row", "id = 1");
                    table.CheckConstraint("time_zone_must_not_be_blank", "time_zone ~ '\\S'");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "settings",
                schema: "shopflow");

            migrationBuilder.DropSchema(name: "shopflow");
        }
    }
}
