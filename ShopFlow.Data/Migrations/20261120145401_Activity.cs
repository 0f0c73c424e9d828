using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ShopFlow.Data.Activity;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // What every write changed, recorded by triggers. Down drops the record, but nothing of the shop.
    /// <inheritdoc />
    public partial class Activity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activity",
                schema: "shopflow",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    transaction_id = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    actor_id = table.Column<int>(type: "integer", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    table_schema = table.Column<string>(type: "text", nullable: false),
                    table_name = table.Column<string>(type: "text", nullable: false),
                    row_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    row_count = table.Column<long>(type: "bigint", nullable: true, defaultValue: 1L),
                    row_ids = table.Column<NpgsqlRange<long>[]>(type: "int8multirange", nullable: true),
                    subject_ids = table.Column<NpgsqlRange<long>[]>(type: "int8multirange", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("activity_pkey", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activity_actor_id_at_id",
                schema: "shopflow",
                table: "activity",
                columns: new[] { "actor_id", "at", "id" },
                filter: "actor_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_activity_at_id",
                schema: "shopflow",
                table: "activity",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_subject_id",
                schema: "shopflow",
                table: "activity",
                columns: new[] { "subject", "id" });

            migrationBuilder.Sql(ActivitySql.Record);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ActivitySql.StopRecording);

            migrationBuilder.DropTable(
                name: "activity",
                schema: "shopflow");
        }
    }
}
