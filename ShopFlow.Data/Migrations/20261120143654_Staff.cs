using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Who can sign in to ShopFlow, their credentials, and which browsers are signed in.
    /// <inheritdoc />
    public partial class Staff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "staff");

            migrationBuilder.CreateTable(
                name: "members",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.SerialColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    normalized_user_name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("members_pkey", x => x.id);
                    table.UniqueConstraint("member_email_must_be_unique", x => x.normalized_email);
                    table.UniqueConstraint("member_user_name_must_be_unique", x => x.normalized_user_name);
                    table.CheckConstraint("role_must_be_valid", "role in ('owner', 'manager', 'staff', 'viewer')");
                });

            migrationBuilder.CreateTable(
                name: "role_settings",
                schema: "staff",
                columns: table => new
                {
                    role = table.Column<string>(type: "text", nullable: false),
                    requires_second_factor = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("role_settings_pkey", x => x.role);
                    table.CheckConstraint("setting_role_must_be_valid", "role in ('owner', 'manager', 'staff', 'viewer')");
                });

            // The defaults until the shop is set up; nobody can sign in before.
            migrationBuilder.Sql(
                "insert into staff.role_settings (role, requires_second_factor) values ('owner', false), ('manager', false), ('staff', false), ('viewer', false)");

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                schema: "staff",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("sign_in_attempts_pkey", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                schema: "staff",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    member_id = table.Column<int>(type: "integer", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("passkeys_pkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "passkey_member_must_exist",
                        column: x => x.member_id,
                        principalSchema: "staff",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    browser = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("sessions_pkey", x => x.id);
                    table.ForeignKey(
                        name: "session_member_must_exist",
                        column: x => x.member_id,
                        principalSchema: "staff",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tokens",
                schema: "staff",
                columns: table => new
                {
                    member_id = table.Column<int>(type: "integer", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("tokens_pkey", x => new { x.member_id, x.provider, x.name });
                    table.ForeignKey(
                        name: "token_member_must_exist",
                        column: x => x.member_id,
                        principalSchema: "staff",
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_member_id",
                schema: "staff",
                table: "passkeys",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_member_id",
                schema: "staff",
                table: "sessions",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_attempts_last_at",
                schema: "staff",
                table: "sign_in_attempts",
                column: "last_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "role_settings",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "sign_in_attempts",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "tokens",
                schema: "staff");

            migrationBuilder.DropTable(
                name: "members",
                schema: "staff");

            migrationBuilder.DropSchema(
                name: "staff");
        }
    }
}
