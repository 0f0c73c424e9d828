-- The triggers of every table go with their functions; the activity's own go with it.
DROP FUNCTION shopflow.record_rows, shopflow.record_moved, shopflow.record_named, shopflow.record_truncated CASCADE;
DROP FUNCTION shopflow.refuse_to_alter_activity CASCADE;
DROP PROCEDURE shopflow.record_table, shopflow.act_as;
