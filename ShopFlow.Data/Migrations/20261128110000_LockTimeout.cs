using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // When a member of staff saves, a person is waiting: after three seconds behind another lock the save fails, and
    // they can try again. Figures, imports and writes without a person wait as long as they need.
    /// <inheritdoc />
    public partial class LockTimeout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE PROCEDURE shopflow.act_as(member_id int, name text) LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_catalog.set_config('shopflow.actor_id', member_id::text, true),
                            pg_catalog.set_config('shopflow.actor', name, true),
                            pg_catalog.set_config('lock_timeout', '3s', true);
                END $$;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE PROCEDURE shopflow.act_as(member_id int, name text) LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_catalog.set_config('shopflow.actor_id', member_id::text, true),
                            pg_catalog.set_config('shopflow.actor', name, true);
                END $$;
                """
            );
        }
    }
}
