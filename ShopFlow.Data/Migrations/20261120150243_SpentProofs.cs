using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Codes and challenges that were used: the primary key makes sure each counts once.
    /// <inheritdoc />
    public partial class SpentProofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "spent_proofs",
                schema: "staff",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    spent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("spent_proofs_pkey", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_spent_proofs_spent_at",
                schema: "staff",
                table: "spent_proofs",
                column: "spent_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_proofs",
                schema: "staff");
        }
    }
}
