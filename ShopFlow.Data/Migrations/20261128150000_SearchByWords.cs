using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Search;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Search finds each word by itself, with or without accents: new indexes hold folded texts and replace the old.
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
