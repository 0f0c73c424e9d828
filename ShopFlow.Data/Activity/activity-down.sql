-- CASCADE drops the triggers of every table with their functions.
DROP FUNCTION shopflow.record_rows, shopflow.record_moved, shopflow.record_named, shopflow.record_truncated CASCADE;
DROP FUNCTION shopflow.refuse_to_alter_activity CASCADE;
DROP PROCEDURE shopflow.record_table, shopflow.act_as;
