using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Sorting;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Lists sort text by the rules of the shop's language instead of by bytes.
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
