using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // People an owner invited, and links that work once. Only a hash of a link's token is stored.
    /// <inheritdoc />
    public partial class Invitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.SerialColumn),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("invitations_pkey", x => x.id);
                    table.UniqueConstraint("one_invitation_per_email", x => x.normalized_email);
                    table.UniqueConstraint("invitation_token_must_be_unique", x => x.token_hash);
                    table.CheckConstraint("invitation_email_must_be_address", "email ~ '^\\S+@\\S+$'");
                    table.CheckConstraint("invitation_role_must_be_valid", "role in ('owner', 'manager', 'staff', 'viewer')");
                });

            migrationBuilder.CreateTable(
                name: "links",
                schema: "staff",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    member_id = table.Column<int>(type: "integer", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("links_pkey", x => x.token_hash);
                    table.CheckConstraint("members_link_must_expire", "(member_id is null) = (expires_at is null)");
                    table.ForeignKey(
                        name: "link_member_must_exist",
                        column: x => x.member_id,
                        principalSchema: "staff",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_links_member_id",
                schema: "staff",
                table: "links",
                column: "member_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "links",
                schema: "staff");
        }
    }
}
