using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Search;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Search finds every word for itself, with and without accents: its indexes hold folded texts, in place of those before.
    /// <inheritdoc />
    public partial class SearchByWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SearchSql.FindWords);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SearchSql.FindNoWords);
    }
}
