using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Figures;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // What lists sort by and no row holds, kept by triggers and counted here for the rows that are there.
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
