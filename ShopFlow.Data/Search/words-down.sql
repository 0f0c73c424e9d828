DROP INDEX IF EXISTS ix_users_words, ix_users_name_words, ix_products_words, ix_reviews_words;
DROP FUNCTION shopflow.folded;
-- The extension is ours if it is in our schema, and stays if something else depends on it.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'unaccent' AND extnamespace = 'shopflow'::regnamespace) THEN
        DROP EXTENSION unaccent;
    END IF;
EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
    NULL;
END
$$;
