using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Figures;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // What was sold when, for any days in any time zone: more figures, counted for existing rows.
    /// <inheritdoc />
    public partial class Sales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.KeepSales);
        }

        // Recreates the figures as they were, because the current functions write to the sales tables.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.Drop);
            migrationBuilder.Sql(FiguresSql.DropSales);
            migrationBuilder.Sql(FiguresSql.Keep);
        }
    }
}
