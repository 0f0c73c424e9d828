using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopFlow.Data.Migrations
{
    // A shop that has had an owner keeps at least one, because only an owner can add another. If two owners remove each
    // other at the same moment, the lock makes one wait, and that one is refused.
    /// <inheritdoc />
    public partial class LastOwner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION staff.keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock('staff.members'::regclass::bigint);
                    IF NOT EXISTS (SELECT FROM staff.members WHERE role = 'owner') THEN
                        RAISE EXCEPTION 'The shop needs an owner. Make somebody else an owner first.' USING
                            ERRCODE = 'check_violation', SCHEMA = 'staff', TABLE = 'members', COLUMN = 'role',
                            CONSTRAINT = 'last_owner_must_stay';
                    END IF;
                    RETURN NULL;
                END $$;

                CREATE TRIGGER last_owner_must_stay AFTER DELETE OR UPDATE OF role ON staff.members
                FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION staff.keep_an_owner();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER last_owner_must_stay ON staff.members;
                DROP FUNCTION staff.keep_an_owner();
                """);
        }
    }
}
