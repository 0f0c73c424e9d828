-- Lists are sorted by texts as the shop's language does it, and by numbers within them as numbers: ORDER BY name COLLATE shop, id.
-- In a shop of a million orders this takes three seconds, in which customers, products and reviews are read and not written.

-- As the settings have it; by what most languages share while there are none.
CREATE FUNCTION shopflow.sorting() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT culture FROM shopflow.settings), 'und') || '-u-kn-true'
$$;

-- A server without ICU, or one that does not know the language, sorts by bytes.
CREATE PROCEDURE shopflow.create_collation(sorting text) LANGUAGE plpgsql AS $$
BEGIN
    BEGIN
        EXECUTE pg_catalog.format('CREATE COLLATION public.shop (provider = icu, locale = %L)', sorting);
    EXCEPTION WHEN feature_not_supported OR invalid_object_definition OR invalid_parameter_value OR internal_error THEN
        CREATE COLLATION public.shop FROM pg_catalog."C";
    END;
    EXECUTE pg_catalog.format('COMMENT ON COLLATION public.shop IS %L', sorting);
END $$;

-- Once the settings or the server's ICU changed, one step of the way to the new order; false when there is none left. Who serves
-- owns nothing, and may do this alone. The first step makes the new order's indexes beside the old ones, and all lists change over
-- at once when it ends: till then they are read in the old order, and nobody writes a name. The others take the old indexes away
-- one by one, and rather come again than let everybody wait behind somebody who reads for long. The collation is looked up with each
-- call: a name that is cast would be remembered for the session.
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
-- Last, for it keeps readers away.
DROP INDEX ix_users_name_id_before, ix_products_name_id_before,
    ix_products_category_name_id_before, ix_reviews_beginning_id_before, ix_reviews_without_content_id_before;
