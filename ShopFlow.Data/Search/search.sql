-- What the search box finds. With trigrams (pg_trgm) it finds any fragment of a name. If the server doesn't have them, or the
-- owner may not add them, it finds how names begin. ShopFlow can tell which by the indexes.
DO $$
DECLARE
    trigrams text;
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
        BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA shopflow;
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END IF;
    SELECT format('%I.gin_trgm_ops', n.nspname) INTO trigrams
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    IF trigrams IS NOT NULL THEN
        -- name ILIKE '%fragment%' OR email ILIKE '%fragment%'. Rows added since the last vacuum are read one by one, so that list
        -- is kept short.
        EXECUTE format('CREATE INDEX ix_users_search ON users USING gin (name %1$s, email %1$s) WITH (gin_pending_list_limit = 256)', trigrams);
        EXECUTE format('CREATE INDEX ix_products_search ON products USING gin (name %s) WITH (gin_pending_list_limit = 256)', trigrams);
        EXECUTE format('CREATE INDEX ix_reviews_search ON reviews USING gin (content %s) WITH (gin_pending_list_limit = 256)', trigrams);
    ELSE
        -- lower(name) LIKE 'beginning%' OR lower(email) LIKE 'beginning%'.
        CREATE INDEX ix_users_name_search ON users (lower(name) text_pattern_ops);
        CREATE INDEX ix_users_search ON users (lower(email) text_pattern_ops);
        CREATE INDEX ix_products_search ON products (lower(name) text_pattern_ops);
    END IF;
END
$$;
