-- The database itself records what a write changed, in the same transaction. Statement triggers with transition tables cost a
-- single write no more than row triggers do, and far less for many rows.

-- Sets who the rest of the transaction writes as. Returns no result, so that it can be sent in front of the first write.
CREATE PROCEDURE shopflow.act_as(member_id int, name text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.set_config('shopflow.actor_id', member_id::text, true),
            pg_catalog.set_config('shopflow.actor', name, true);
END $$;

-- For tables with an id. Arguments: the table whose rows the entries are shown with, and the column that refers to it if it is
-- another table.
CREATE FUNCTION shopflow.record_rows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who_id int := nullif(current_setting('shopflow.actor_id', true), '');
    who text := coalesce(nullif(current_setting('shopflow.actor', true), ''), session_user);
    subject text := TG_ARGV[0];
    parent text := TG_ARGV[1];
    low bigint;
    high bigint;
    many bigint;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, row_id, subject, operation, changes)
        SELECT who_id, who, TG_TABLE_SCHEMA, TG_TABLE_NAME, changed.id, subject || ':' || changed.owner, 'update', changed.changes
        FROM (
            SELECT n.id, CASE WHEN parent IS NULL THEN n.id::text ELSE to_jsonb(n) ->> parent END AS owner,
                (SELECT jsonb_object_agg(now.key, jsonb_build_array(w.was -> now.key, now.value))
                 -- OFFSET 0: made once for a row, not once for each of its columns.
                 FROM (SELECT to_jsonb(o) AS was OFFSET 0) w, jsonb_each(to_jsonb(n)) now
                 WHERE now.value IS DISTINCT FROM w.was -> now.key) AS changes
            FROM old_rows o JOIN new_rows n ON n.id = o.id
            -- Rows that moved to another parent are recorded by record_moved.
            WHERE parent IS NULL OR to_jsonb(n) ->> parent = to_jsonb(o) ->> parent
            OFFSET 0
        ) changed
        WHERE changed.changes IS NOT NULL;
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM FROM new_rows OFFSET 1000 LIMIT 1;
        IF FOUND THEN
            -- A bulk load is one entry. The rows themselves, and the old values in later entries, hold what was loaded.
            SELECT min(id), max(id), count(*) INTO low, high, many FROM new_rows;
            INSERT INTO shopflow.activity
                (actor_id, actor, table_schema, table_name, subject, operation, changes, row_count, row_ids, subject_ids)
            SELECT who_id, who, TG_TABLE_SCHEMA, TG_TABLE_NAME, subject, 'insert', '{}', many,
                -- Ids without a gap need not be gathered one by one.
                coalesce(range_agg(int8range(n.id, n.id, '[]')) FILTER (WHERE high - low + 1 <> many),
                    int8multirange(int8range(low, high, '[]'))),
                range_agg(int8range((to_jsonb(n) ->> parent)::bigint, (to_jsonb(n) ->> parent)::bigint, '[]'))
                    FILTER (WHERE parent IS NOT NULL)
            FROM new_rows n;
        ELSE
            INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, row_id, subject, operation, changes)
            SELECT who_id, who, TG_TABLE_SCHEMA, TG_TABLE_NAME, n.id,
                subject || ':' || CASE WHEN parent IS NULL THEN n.id::text ELSE to_jsonb(n) ->> parent END,
                'insert', (SELECT jsonb_object_agg(key, jsonb_build_array(null, value)) FROM jsonb_each(to_jsonb(n)))
            FROM new_rows n;
        END IF;
    ELSE
        INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, row_id, subject, operation, changes)
        SELECT who_id, who, TG_TABLE_SCHEMA, TG_TABLE_NAME, o.id,
            subject || ':' || CASE WHEN parent IS NULL THEN o.id::text ELSE to_jsonb(o) ->> parent END,
            'delete', (SELECT jsonb_object_agg(key, jsonb_build_array(value, null)) FROM jsonb_each(to_jsonb(o)))
        FROM old_rows o;
    END IF;
    RETURN NULL;
END $$;

-- A row whose id or parent changed left one place and arrived at another: one entry for each.
CREATE FUNCTION shopflow.record_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    now jsonb := to_jsonb(NEW);
    key text := coalesce(TG_ARGV[1], 'id');
BEGIN
    INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, row_id, subject, operation, changes)
    SELECT nullif(current_setting('shopflow.actor_id', true), '')::int,
        coalesce(nullif(current_setting('shopflow.actor', true), ''), session_user),
        TG_TABLE_SCHEMA, TG_TABLE_NAME, side.row ->> 'id', TG_ARGV[0] || ':' || (side.row ->> key), side.operation,
        (SELECT jsonb_object_agg(k, CASE side.operation WHEN 'delete' THEN jsonb_build_array(v, null) ELSE jsonb_build_array(null, v) END)
         FROM jsonb_each(side.row) AS c (k, v))
    FROM (VALUES ('delete', was), ('insert', now)) AS side (operation, row);
    RETURN NULL;
END $$;

-- For tables that hold secrets: only the named columns are ever recorded, whatever columns are added later. Arguments: the table
-- whose rows the entries are shown with, the path to that row's id, the path to the row's own id (empty if it is a secret too),
-- the columns with their paths, and the columns whose values stay hidden.
CREATE FUNCTION shopflow.record_named() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    found_changes jsonb;
BEGIN
    SELECT jsonb_object_agg(change.key, change.value) INTO found_changes
    FROM (
        SELECT named.key, jsonb_build_array(was #> named.value::text[], now #> named.value::text[]) AS value
        FROM jsonb_each_text(TG_ARGV[3]::jsonb) named
        WHERE was #> named.value::text[] IS DISTINCT FROM now #> named.value::text[]
        UNION ALL
        SELECT fact.key, jsonb_build_array(null, CASE
            WHEN coalesce(was #>> fact.value::text[], '') = '' THEN 'set'
            WHEN coalesce(now #>> fact.value::text[], '') = '' THEN 'removed'
            ELSE 'changed' END)
        FROM jsonb_each_text(TG_ARGV[4]::jsonb) fact
        WHERE TG_OP = 'UPDATE' AND was #> fact.value::text[] IS DISTINCT FROM now #> fact.value::text[]
    ) change;
    IF found_changes IS NOT NULL THEN
        INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, row_id, subject, operation, changes)
        VALUES (
            nullif(current_setting('shopflow.actor_id', true), '')::int,
            coalesce(nullif(current_setting('shopflow.actor', true), ''), session_user),
            TG_TABLE_SCHEMA, TG_TABLE_NAME, coalesce(now, was) #>> nullif(TG_ARGV[2], '')::text[],
            TG_ARGV[0] || ':' || (coalesce(now, was) #>> TG_ARGV[1]::text[]), lower(TG_OP), found_changes);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION shopflow.record_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO shopflow.activity (actor_id, actor, table_schema, table_name, subject, operation, changes, row_count)
    VALUES (
        nullif(current_setting('shopflow.actor_id', true), '')::int,
        coalesce(nullif(current_setting('shopflow.actor', true), ''), session_user),
        TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[0], 'truncate', '{}', null);
    RETURN NULL;
END $$;

-- Only the triggers above add entries, and nobody changes them. This guards against the table owner's mistakes; the owner could
-- still drop the trigger.
CREATE FUNCTION shopflow.refuse_to_alter_activity() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The activity is written by triggers only, and never changed.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER activity_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON shopflow.activity
    FOR EACH STATEMENT EXECUTE FUNCTION shopflow.refuse_to_alter_activity();
CREATE TRIGGER activity_comes_from_triggers BEFORE INSERT ON shopflow.activity
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION shopflow.refuse_to_alter_activity();

-- Starts recording a table that has an id.
CREATE PROCEDURE shopflow.record_table(recorded regclass, subject text, parent name DEFAULT NULL) LANGUAGE plpgsql AS $$
DECLARE
    arguments text := concat_ws(', ', quote_literal(subject), quote_literal(parent));
BEGIN
    EXECUTE format('CREATE TRIGGER activity_inserted AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION shopflow.record_rows(%s)', recorded, arguments);
    EXECUTE format('CREATE TRIGGER activity_updated AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION shopflow.record_rows(%s)', recorded, arguments);
    EXECUTE format('CREATE TRIGGER activity_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION shopflow.record_rows(%s)', recorded, arguments);
    EXECUTE format('CREATE TRIGGER activity_moved AFTER UPDATE OF %2$I ON %1$s
        FOR EACH ROW WHEN (OLD.%2$I IS DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION shopflow.record_moved(%3$s)',
        recorded, coalesce(parent, 'id'), arguments);
    EXECUTE format('CREATE TRIGGER activity_truncated AFTER TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION shopflow.record_truncated(%s)', recorded, arguments);
END $$;

CALL shopflow.record_table('public.users', 'users');
CALL shopflow.record_table('public.products', 'products');
CALL shopflow.record_table('public.orders', 'orders');
CALL shopflow.record_table('public.order_items', 'orders', 'order_id');
CALL shopflow.record_table('public.reviews', 'reviews');

CREATE TRIGGER activity_named AFTER INSERT OR UPDATE OR DELETE ON staff.members
    FOR EACH ROW EXECUTE FUNCTION shopflow.record_named('staff.members', '{id}', '{id}',
        '{"name": "{name}", "email": "{email}", "role": "{role}", "two_factor_enabled": "{two_factor_enabled}"}',
        '{"password": "{password_hash}"}');
CREATE TRIGGER activity_named AFTER INSERT OR UPDATE OR DELETE ON staff.passkeys
    FOR EACH ROW EXECUTE FUNCTION shopflow.record_named('staff.members', '{member_id}', '',
        '{"name": "{data,Name}", "created_at": "{data,CreatedAt}"}', '{}');
CREATE TRIGGER activity_named AFTER INSERT OR UPDATE OR DELETE ON staff.role_settings
    FOR EACH ROW EXECUTE FUNCTION shopflow.record_named('staff.role_settings', '{role}', '{role}',
        '{"role": "{role}", "requires_second_factor": "{requires_second_factor}"}', '{}');
CREATE TRIGGER activity_named AFTER INSERT OR UPDATE OR DELETE ON staff.invitations
    FOR EACH ROW EXECUTE FUNCTION shopflow.record_named('staff.invitations', '{id}', '{id}',
        '{"email": "{email}", "role": "{role}", "expires_at": "{expires_at}"}', '{}');
CREATE TRIGGER activity_named AFTER INSERT OR UPDATE OR DELETE ON shopflow.settings
    FOR EACH ROW EXECUTE FUNCTION shopflow.record_named('shopflow.settings', '{id}', '{id}',
        '{"name": "{name}", "currency": "{currency}", "time_zone": "{time_zone}", "culture": "{culture}", "language": "{language}"}', '{}');
