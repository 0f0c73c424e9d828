-- Rights that the role $1 (or the current user) lacks for serving requests, or has but must not have, each with the statement
-- that fixes it. Returns no rows for a role that owns the tables, or before the first migration.
WITH kept (name, rights) AS (
    -- ShopFlow's own tables are listed one by one: a table that isn't in this list is off limits.
    VALUES
        ('activity', '{SELECT}'::text[]),
        ('data_protection_keys', '{SELECT,INSERT}'),
        ('demo_rows', '{SELECT,INSERT,UPDATE,DELETE}'),
        ('order_figures', '{SELECT}'),
        ('product_figures', '{SELECT}'),
        ('product_sales', '{SELECT}'),
        ('refusals', '{SELECT,INSERT,UPDATE}'),
        ('settings', '{SELECT,INSERT,UPDATE}'),
        ('user_figures', '{SELECT}'),
        ('views', '{SELECT,INSERT,UPDATE,DELETE}')
), history AS (
    SELECT oid, relowner AS owner FROM pg_class WHERE oid = to_regclass('"__EFMigrationsHistory"')
), serving AS (
    SELECT r.oid, r.rolname FROM pg_roles r, history h WHERE r.rolname = coalesce($1, current_user) AND NOT pg_has_role(r.oid, h.owner, 'MEMBER')
), spaces AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'staff', 'shopflow')
), things AS (
    SELECT 'TABLE' AS kind, c.oid, c.oid::regclass::text AS name, s.nspname = 'shopflow' OR c.oid = h.oid AS is_closed,
        '{SELECT,INSERT,UPDATE,DELETE}'::text[] AS known,
        CASE WHEN c.oid = h.oid THEN '{SELECT}' WHEN s.nspname = 'shopflow' THEN coalesce(k.rights, '{}')
            ELSE '{SELECT,INSERT,UPDATE,DELETE}' END AS rights
    FROM history h JOIN pg_class c ON c.relowner = h.owner AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    JOIN spaces s ON s.oid = c.relnamespace
    LEFT JOIN kept k ON s.nspname = 'shopflow' AND k.name = c.relname
    -- Tables of extensions have rights of their own.
    WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 'SEQUENCE', c.oid, c.oid::regclass::text, false, '{USAGE,SELECT,UPDATE}', '{USAGE,SELECT,UPDATE}'
    FROM history h JOIN pg_class c ON c.relowner = h.owner AND c.relkind = 'S'
    JOIN spaces s ON s.oid = c.relnamespace AND s.nspname <> 'shopflow'
    UNION ALL
    SELECT 'SCHEMA', s.oid, quote_ident(s.nspname), false, '{USAGE}', '{USAGE}' FROM history h, spaces s
), states AS (
    SELECT t.kind, t.name, t.is_closed, p.name AS privilege, p.name = ANY (t.rights) AS is_wanted,
        CASE t.kind
            WHEN 'TABLE' THEN has_table_privilege(r.oid, t.oid, p.name)
            WHEN 'SEQUENCE' THEN has_sequence_privilege(r.oid, t.oid, p.name)
            ELSE has_schema_privilege(r.oid, t.oid, p.name)
        END AS is_there
    FROM serving r, things t, unnest(t.known) p (name)
), defaults AS (
    SELECT s.nspname, s.oid AS namespace, d.*
    FROM spaces s, (VALUES ('r', 'TABLES', 'SELECT, INSERT, UPDATE, DELETE'), ('S', 'SEQUENCES', 'USAGE, SELECT, UPDATE'))
        d (type, kind, rights)
    WHERE s.nspname <> 'shopflow'
)
SELECT kind || ' ' || name AS thing,
    format('GRANT %s ON %s %s TO %I', string_agg(privilege, ', '), kind, name, (SELECT rolname FROM serving))
FROM states WHERE is_wanted AND NOT is_there GROUP BY kind, name
UNION ALL
SELECT NULL, format('REVOKE %s ON %s %s FROM %I', string_agg(privilege, ', '), kind, name, (SELECT rolname FROM serving))
FROM states WHERE is_closed AND NOT is_wanted AND is_there GROUP BY kind, name
UNION ALL
-- So that a table which the owner adds by hand can be used right away.
SELECT NULL, format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT %s ON %s TO %I',
    pg_get_userbyid(h.owner), d.nspname, d.rights, d.kind, r.rolname)
FROM history h, serving r, defaults d
WHERE NOT EXISTS (
    SELECT FROM pg_default_acl a, aclexplode(a.defaclacl) granted
    WHERE a.defaclrole = h.owner AND a.defaclnamespace = d.namespace AND a.defaclobjtype::text = d.type AND granted.grantee = r.oid
)
