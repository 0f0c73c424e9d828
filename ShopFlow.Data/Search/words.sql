-- What the search box finds, word by word: shopflow.folded(name) LIKE '%word%', ignoring case and accents. The extension unaccent
-- folds accents; if the server doesn't have it, or the owner may not add it, only case is folded. For a million orders this takes
-- 15 seconds, during which customers, products and reviews can be read but not written.
DO $$
DECLARE
    plain text;
    trigrams text;
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'unaccent') THEN
        BEGIN
            CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA shopflow;
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END IF;
    -- If the extension is in another schema, everyone who writes a name must be allowed to use it.
    SELECT format('%I.unaccent(%L::pg_catalog.regdictionary, $1)', n.nspname, format('%I.unaccent', n.nspname)) INTO plain
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname = 'unaccent' AND (n.nspname = 'shopflow' OR has_schema_privilege('public', n.oid, 'USAGE'));
    -- unaccent itself can't be used in an index, because its rules can be edited: the indexes would then have to be rebuilt.
    EXECUTE format($f$
        CREATE FUNCTION shopflow.folded(text text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS
        'BEGIN RETURN pg_catalog.lower(%s); END'
        $f$, replace(coalesce(plain, '$1'), '''', ''''''));

    SELECT format('%I.gin_trgm_ops', n.nspname) INTO trigrams
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    IF trigrams IS NOT NULL THEN
        -- Rows added since the last vacuum are read one by one, so that list is kept short.
        EXECUTE format('CREATE INDEX ix_users_words ON users USING gin (shopflow.folded(name) %1$s, shopflow.folded(email) %1$s) WITH (gin_pending_list_limit = 256)', trigrams);
        EXECUTE format('CREATE INDEX ix_products_words ON products USING gin (shopflow.folded(name) %s) WITH (gin_pending_list_limit = 256)', trigrams);
        EXECUTE format('CREATE INDEX ix_reviews_words ON reviews USING gin (shopflow.folded(content) %s) WITH (gin_pending_list_limit = 256)', trigrams);
    ELSE
        -- shopflow.folded(name) LIKE 'beginning%'.
        CREATE INDEX ix_users_name_words ON users (shopflow.folded(name) text_pattern_ops);
        CREATE INDEX ix_users_words ON users (shopflow.folded(email) text_pattern_ops);
        CREATE INDEX ix_products_words ON products (shopflow.folded(name) text_pattern_ops);
    END IF;
END
$$;
-- Without statistics the planner knows nothing about folded names.
ANALYZE users, products, reviews;
-- Comes last, because it locks readers out.
DROP INDEX IF EXISTS ix_users_search, ix_users_name_search, ix_products_search, ix_reviews_search;
