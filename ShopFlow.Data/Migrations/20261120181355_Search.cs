using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Search;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SearchSql.Up);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SearchSql.Down);
    }
}
