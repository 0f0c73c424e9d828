DROP INDEX ix_users_search;
DROP INDEX IF EXISTS ix_users_name_search;
DROP INDEX ix_products_search;
DROP INDEX IF EXISTS ix_reviews_search;
-- The extension is ours if it is in our schema, and stays if something else depends on it.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm' AND extnamespace = 'shopflow'::regnamespace) THEN
        DROP EXTENSION pg_trgm;
    END IF;
EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
    NULL;
END
$$;
