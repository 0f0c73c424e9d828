using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Spelling;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // A name must be visible and not absurdly long, and two emails that look the same count as one. Rows that already
    // break this stay as they are; the System page lists them.
    /// <inheritdoc />
    public partial class NamesAndEmails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SpellingSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SpellingSql.Down);
        }
    }
}
