using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Figures;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // What was sold when, for any days of any time zone: more figures, counted for the rows that are there.
    /// <inheritdoc />
    public partial class Sales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.KeepSales);
        }

        // The figures as they were before are made anew: their functions know nothing of sales.
        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(FiguresSql.Drop);
            migrationBuilder.Sql(FiguresSql.DropSales);
            migrationBuilder.Sql(FiguresSql.Keep);
        }
    }
}
