using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // Somebody waits for what a member of staff writes: three seconds behind somebody else's lock are enough, and the
    // answer is that they may try again. Figures, imports and whatever writes in nobody's name wait as long as they like.
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
