using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    /// <inheritdoc />
    public partial class SavedViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "views",
                schema: "shopflow",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    list = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<int>(type: "integer", nullable: true),
                    is_pinned = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("views_pkey", x => x.id);
                    table.CheckConstraint("view_list_must_be_valid", "list IN ('orders', 'order-items', 'products', 'users', 'reviews', 'activity')");
                    table.CheckConstraint("view_name_must_be_60_characters_at_most", "char_length(name) <= 60");
                    table.CheckConstraint("view_name_must_not_be_blank", "name ~ '\\S'");
                    table.CheckConstraint("view_query_must_be_2000_characters_at_most", "char_length(query) <= 2000");
                    table.ForeignKey(
                        name: "view_owner_must_exist",
                        column: x => x.owner_id,
                        principalSchema: "staff",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_views_owner_id",
                schema: "shopflow",
                table: "views",
                column: "owner_id");

            migrationBuilder.Sql(
                "ALTER TABLE shopflow.views ADD CONSTRAINT view_name_must_be_unique UNIQUE NULLS NOT DISTINCT (list, owner_id, name)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "views",
                schema: "shopflow");
        }
    }
}
