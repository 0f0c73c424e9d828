using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Figures;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Values that lists sort by but no row has, kept up to date by triggers and counted here for existing rows.
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.Keep);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.Drop);
        }
    }
}
