-- Drops what a load would otherwise update or look up a million times: indexes, keys, references, figures and the activity. All
-- of it is put back in the same transaction, so no row that breaks a rule can stay.
SET LOCAL maintenance_work_mem = '512MB';
SET LOCAL work_mem = '256MB';

CREATE TEMPORARY TABLE laid_aside ON COMMIT DROP AS
WITH filled AS (
    SELECT unnest(ARRAY['users', 'products', 'orders', 'order_items', 'reviews', 'shopflow.order_figures', 'shopflow.user_figures',
        'shopflow.product_figures', 'shopflow.product_sales']::regclass[]) AS id
), kept AS (
    SELECT oid, conname, conrelid::regclass AS owner,
        CASE WHEN contype = 'f' THEN 'reference' WHEN connamespace = 'shopflow'::regnamespace THEN 'index' ELSE 'key' END AS kind
    FROM pg_constraint
    WHERE contype IN ('p', 'u', 'x', 'f') AND conparentid = 0
        AND (conrelid IN (SELECT id FROM filled) OR contype = 'f' AND confrelid IN (SELECT id FROM filled))
), free AS (
    SELECT indexrelid FROM pg_index
    WHERE indrelid IN (SELECT id FROM filled) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
)
SELECT 'trigger' AS kind, format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS undo,
    format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) AS redo
FROM pg_trigger
WHERE tgenabled = 'O' AND (tgrelid IN (SELECT id FROM filled) OR tgrelid = 'shopflow.activity'::regclass)
    AND tgname IN ('figures_insert', 'figures_truncate', 'activity_inserted', 'activity_truncated', 'activity_comes_from_triggers')
UNION ALL
SELECT kind, format('ALTER TABLE %s DROP CONSTRAINT %I', owner, conname),
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', owner, conname, pg_get_constraintdef(oid))
FROM kept
UNION ALL
SELECT 'index', format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM free
UNION ALL
SELECT 'comment', NULL, format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, owner, obj_description(oid, 'pg_constraint'))
FROM kept WHERE obj_description(oid, 'pg_constraint') IS NOT NULL
UNION ALL
SELECT 'comment', NULL, format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class'))
FROM free WHERE obj_description(indexrelid, 'pg_class') IS NOT NULL;

DO $$
DECLARE
    statement text;
BEGIN
    -- A key can't be dropped while something refers to it.
    FOR statement IN SELECT undo FROM laid_aside WHERE undo IS NOT NULL ORDER BY kind <> 'reference' LOOP
        EXECUTE statement;
    END LOOP;
END $$;

CREATE PROCEDURE pg_temp.bring_back(brought text) LANGUAGE plpgsql AS $$
DECLARE
    statement text;
BEGIN
    FOR statement IN SELECT redo FROM laid_aside WHERE kind = brought ORDER BY redo LOOP
        EXECUTE statement;
    END LOOP;
END $$;

-- The tables are empty, but data written to files that are new in a transaction needs no WAL, and can be marked visible to
-- everyone right away.
TRUNCATE users, products, orders, order_items, reviews;
