-- Whether a person can see anything of a text. Blanks, control and format characters, and letters no font draws, don't count.
CREATE FUNCTION shopflow.is_visible(value text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN value ~ '[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180E\u2000-\u200F\u2028-\u202F\u205F-\u2064\u2066-\u206F\u2800\u3000\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0001\U000E0020-\U000E007F]';

-- Two emails that look the same get the same spelling: lower case, composed, without invisible characters.
CREATE FUNCTION shopflow.spelling(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(normalize(regexp_replace(value, '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890-\u0891\u08E2\u115F-\u1160\u1680\u17B4-\u17B5\u180E\u2000-\u200F\u2028-\u202F\u205F-\u2064\u2066-\u206F\u2800\u3000\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\U000110BD\U000110CD\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0001\U000E0020-\U000E007F]+', '', 'g'), NFC));

-- Older rows may break a rule that was added after them. They stay as they are, and the rule applies to whatever is written from
-- then on: a CHECK is not validated, and the index leaves out the look-alikes that exist now.
CREATE PROCEDURE shopflow.index_spellings() LANGUAGE plpgsql AS $$
DECLARE
    look_alikes text[];
BEGIN
    SELECT array_agg(email ORDER BY id) INTO look_alikes FROM (
        SELECT id, email, row_number() OVER (PARTITION BY shopflow.spelling(email) ORDER BY id) AS place FROM public.users
    ) spelled WHERE place > 1;
    EXECUTE 'CREATE UNIQUE INDEX email_must_be_unique_in_any_spelling ON public.users (shopflow.spelling(email))'
        || CASE WHEN look_alikes IS NULL THEN '' ELSE format(' WHERE email <> ALL (%L::text[])', look_alikes) END;
END $$;

-- The rules that older rows break: which rows (up to twenty, by id), and how many.
CREATE FUNCTION shopflow.older_rows()
RETURNS TABLE (table_schema name, table_name name, rule name, total bigint, ids int[]) LANGUAGE plpgsql STABLE AS $$
DECLARE
    loose record;
BEGIN
    FOR loose IN
        SELECT n.nspname, c.relname, k.conname AS name, format('NOT (%s)', pg_get_expr(k.conbin, k.conrelid)) AS is_broken
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'staff', 'shopflow')
        WHERE k.contype = 'c' AND NOT k.convalidated
            AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'id' AND a.atttypid = 'int4'::regtype)
        UNION ALL
        SELECT 'public', 'users', 'email_must_be_unique_in_any_spelling',
            'id IN (SELECT unnest(alike) FROM (SELECT array_agg(id) AS alike FROM public.users '
                || 'GROUP BY shopflow.spelling(email) HAVING count(*) > 1) spelled)'
        FROM pg_index
        WHERE indexrelid = to_regclass('public.email_must_be_unique_in_any_spelling') AND indpred IS NOT NULL
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L::name, %L::name, %L::name, count(*), (array_agg(id ORDER BY id))[:20] FROM %I.%I WHERE %s HAVING count(*) > 0',
            loose.nspname, loose.relname, loose.name, loose.nspname, loose.relname, loose.is_broken);
    END LOOP;
END $$;

-- Called at each start: once no row breaks a rule any more, it is enforced for all rows.
CREATE PROCEDURE shopflow.hold_older_rows() LANGUAGE plpgsql AS $$
DECLARE
    loose record;
BEGIN
    FOR loose IN
        SELECT format('%I.%I', n.nspname, c.relname) AS owner, k.conname AS name
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'staff', 'shopflow')
        WHERE k.contype = 'c' AND NOT k.convalidated
    LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', loose.owner, loose.name);
        EXCEPTION WHEN check_violation THEN
            NULL;
        END;
    END LOOP;
    IF EXISTS (
        SELECT FROM pg_index
        WHERE indexrelid = to_regclass('public.email_must_be_unique_in_any_spelling') AND indpred IS NOT NULL
    ) THEN
        DROP INDEX public.email_must_be_unique_in_any_spelling;
        CALL shopflow.index_spellings();
    END IF;
END $$;

ALTER TABLE shopflow.views DROP CONSTRAINT view_name_must_not_be_blank,
    ADD CONSTRAINT view_name_must_not_be_blank CHECK (shopflow.is_visible(name)) NOT VALID;
ALTER TABLE shopflow.settings DROP CONSTRAINT name_must_not_be_blank,
    ADD CONSTRAINT name_must_not_be_blank CHECK (shopflow.is_visible(name)) NOT VALID;
ALTER TABLE staff.members
    ADD CONSTRAINT member_name_must_not_be_blank CHECK (shopflow.is_visible(name)) NOT VALID,
    ADD CONSTRAINT member_name_must_be_200_characters_at_most CHECK (char_length(name) <= 200) NOT VALID;
ALTER TABLE users
    ADD CONSTRAINT name_must_not_be_blank CHECK (shopflow.is_visible(name)) NOT VALID,
    ADD CONSTRAINT name_must_be_200_characters_at_most CHECK (char_length(name) <= 200) NOT VALID,
    ADD CONSTRAINT email_must_look_like_an_email CHECK (email ~ '^[^\s@]+@[^\s@]+\.[^\s@]+$') NOT VALID;
ALTER TABLE products
    ADD CONSTRAINT name_must_not_be_blank CHECK (shopflow.is_visible(name)) NOT VALID,
    ADD CONSTRAINT name_must_be_200_characters_at_most CHECK (char_length(name) <= 200) NOT VALID,
    ADD CONSTRAINT category_must_not_be_blank CHECK (shopflow.is_visible(category)) NOT VALID,
    ADD CONSTRAINT category_must_be_200_characters_at_most CHECK (char_length(category) <= 200) NOT VALID;

CALL shopflow.index_spellings();
CALL shopflow.hold_older_rows();
