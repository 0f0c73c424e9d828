using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Sorting;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Lists are sorted by texts as the shop's language does it, and by bytes no more.
    /// <inheritdoc />
    public partial class Sorting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(ShopCollation.Up);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(ShopCollation.Down);
    }
}
