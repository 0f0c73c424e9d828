-- Lists sort text by the rules of the shop's language, with numbers in it compared as numbers: ORDER BY name COLLATE shop, id.
-- For a million orders this takes three seconds, during which customers, products and reviews can be read but not written.

-- The language from the settings, or ICU's root rules if there are no settings yet.
CREATE FUNCTION shopflow.sorting() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT culture FROM shopflow.settings), 'und') || '-u-kn-true'
$$;

-- A server without ICU, or one that doesn't know the language, sorts by bytes.
CREATE PROCEDURE shopflow.create_collation(sorting text) LANGUAGE plpgsql AS $$
BEGIN
    BEGIN
        EXECUTE pg_catalog.format('CREATE COLLATION public.shop (provider = icu, locale = %L)', sorting);
    EXCEPTION WHEN feature_not_supported OR invalid_object_definition OR invalid_parameter_value OR internal_error THEN
        CREATE COLLATION public.shop FROM pg_catalog."C";
    END;
    EXECUTE pg_catalog.format('COMMENT ON COLLATION public.shop IS %L', sorting);
END $$;

-- After the settings or the server's ICU version changed: takes one step towards the new order; false if none is left. The
-- serving role owns nothing, and may do only this. The first step builds the new order's indexes next to the old ones, and all
-- lists switch over when it ends: until then they show the old order, and nobody can write a name. The next steps drop the old
-- indexes one by one. If readers are in the way, a step gives up and is tried again rather than make everyone else wait. The
-- collation is looked up on each call, because a cast name would be cached for the session.
CREATE FUNCTION shopflow.sort_as_set() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text := shopflow.sorting();
    stale regcollation := to_regcollation('public.shop_before');
    one regclass;
    definition text;
BEGIN
    -- Another server of the shop is at it.
    IF NOT pg_try_advisory_xact_lock(hashtext('shopflow sorting')) THEN
        RETURN false;
    END IF;
    IF stale IS NOT NULL THEN
        PERFORM set_config('lock_timeout', '200ms', true);
        SELECT objid INTO one FROM pg_depend
        WHERE refclassid = 'pg_collation'::regclass AND refobjid = stale AND classid = 'pg_class'::regclass LIMIT 1;
        IF one IS NULL THEN
            DROP COLLATION public.shop_before;
        ELSE
            EXECUTE format('DROP INDEX %s', one);
        END IF;
        RETURN true;
    END IF;
    IF EXISTS (
        SELECT FROM pg_collation WHERE oid = to_regcollation('public.shop') AND obj_description(oid, 'pg_collation') = wanted
            AND collversion IS NOT DISTINCT FROM pg_collation_actual_version(oid)
    ) THEN
        RETURN false;
    END IF;
    PERFORM set_config('lock_timeout', '1s', true);
    ALTER COLLATION public.shop RENAME TO shop_before;
    CALL shopflow.create_collation(wanted);
    FOR one, definition IN
        SELECT DISTINCT objid::regclass, pg_get_indexdef(objid) FROM pg_depend
        WHERE refclassid = 'pg_collation'::regclass AND refobjid = to_regcollation('public.shop_before') AND classid = 'pg_class'::regclass
    LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', one, (SELECT relname FROM pg_class WHERE oid = one) || '_before');
        EXECUTE replace(definition, 'COLLATE public.shop_before', 'COLLATE public.shop');
    END LOOP;
    RETURN true;
END $$;

CALL shopflow.create_collation(shopflow.sorting());
ALTER INDEX ix_users_name_id RENAME TO ix_users_name_id_before;
ALTER INDEX ix_products_name_id RENAME TO ix_products_name_id_before;
ALTER INDEX ix_products_category_name_id RENAME TO ix_products_category_name_id_before;
ALTER INDEX ix_reviews_beginning_id RENAME TO ix_reviews_beginning_id_before;
ALTER INDEX ix_reviews_without_content_id RENAME TO ix_reviews_without_content_id_before;
CREATE INDEX ix_users_name_id ON users (name COLLATE shop, id);
CREATE INDEX ix_users_email_id ON users (email COLLATE shop, id);
CREATE INDEX ix_products_name_id ON products (name COLLATE shop, id);
CREATE INDEX ix_products_category_name_id ON products (category COLLATE shop, name COLLATE shop, id);
CREATE INDEX ix_reviews_beginning_id ON reviews (substring(content, 1, 60) COLLATE shop, id) WHERE content IS NOT NULL;
CREATE INDEX ix_reviews_without_content_id ON reviews (substring(content, 1, 60) COLLATE shop, id) WHERE content IS NULL;
-- Comes last, because it locks readers out.
DROP INDEX ix_users_name_id_before, ix_products_name_id_before,
    ix_products_category_name_id_before, ix_reviews_beginning_id_before, ix_reviews_without_content_id_before;
