using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Spelling;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // A name must be seen and be of a sane length, and two emails that nobody can tell apart are one. Rows that break
    // this already stay as they are; the System page lists them.
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
