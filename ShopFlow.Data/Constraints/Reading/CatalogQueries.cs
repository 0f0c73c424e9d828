namespace ShopFlow.Data.Constraints.Reading;

/// <summary>The queries against pg_catalog, for PostgreSQL 15 to 18.</summary>
internal static class CatalogQueries
{
    private const string UserSchemas = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";

    /// <summary>
    /// Changes with every DDL statement on people's own objects: each catalogue row carries its writer in xmin.
    /// </summary>
    public const string Fingerprint = """
        SELECT current_schema() || ':' || string_agg(part, ';') FROM (
          SELECT concat_ws(',', count(*), sum(xmin::text::int8), sum(oid::int8)) part FROM pg_constraint WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8), sum(oid::int8)) FROM pg_class WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_attribute WHERE attrelid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_attrdef
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_index WHERE indexrelid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_type WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_enum
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_inherits
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_trigger WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_proc WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_namespace WHERE oid >= 16384
          UNION ALL SELECT concat_ws(',', count(*), sum(xmin::text::int8)) FROM pg_description WHERE objoid >= 16384
        ) parts
        """;

    public const string Schema = "SELECT coalesce(current_schema(), 'public')";

    public const string Tables = $"""
        SELECT c.oid, n.nspname::text, c.relname::text, pn.nspname::text, p.relname::text, c.relkind = 'p',
               CASE WHEN c.relispartition AND c.relkind <> 'p' THEN pg_get_partition_constraintdef(c.oid) END,
               EXISTS (SELECT FROM pg_inherits h JOIN pg_class hc ON hc.oid = h.inhrelid WHERE h.inhparent = c.oid AND NOT hc.relispartition)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
        LEFT JOIN pg_class p ON p.oid = i.inhparent
        LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE c.relkind IN ('r', 'p', 'f') AND {UserSchemas}
        ORDER BY n.nspname, c.relname
        """;

    /// <summary>
    /// A domain's column is described by its base type; the domain's rules come with <see cref="Domains"/>. An array is
    /// described by its items' type.
    /// </summary>
    public const string Columns = $"""
        WITH RECURSIVE under(type, base, typmod, required, depth) AS (
          SELECT oid, typbasetype, typtypmod, typnotnull, 1 FROM pg_type WHERE typtype = 'd'
          UNION ALL
          SELECT u.type, t.typbasetype, CASE WHEN u.typmod >= 0 THEN u.typmod ELSE t.typtypmod END,
                 u.required OR t.typnotnull, u.depth + 1
          FROM under u JOIN pg_type t ON t.oid = u.base AND t.typtype = 'd'
        ), domains AS (SELECT DISTINCT ON (type) * FROM under ORDER BY type, depth DESC)
        SELECT a.attrelid, a.attname::text, a.attnum, format_type(s.oid, -1), format_type(s.oid, s.typmod), s.typmod,
               NOT (a.attnotnull OR coalesce(d.required, false)),
               coalesce(pg_get_expr(v.adbin, v.adrelid), pg_get_expr(t.typdefaultbin, 0)),
               a.attgenerated <> '', a.attidentity <> '',
               CASE WHEN d.type IS NOT NULL THEN tn.nspname || '.' || t.typname
                    WHEN ed.type IS NOT NULL THEN (SELECT dn.nspname || '.' || dt.typname FROM pg_type dt
                      JOIN pg_namespace dn ON dn.oid = dt.typnamespace WHERE dt.oid = ed.type) END,
               (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid IN (b.oid, bt.element)),
               col_description(a.attrelid, a.attnum),
               CASE WHEN a.attcollation <> bt.typcollation
                    THEN (SELECT format('%I.%I', cn.nspname, o.collname) FROM pg_collation o
                          JOIN pg_namespace cn ON cn.oid = o.collnamespace WHERE o.oid = a.attcollation) END,
               bt.element <> 0, d.type IS NULL AND ed.type IS NOT NULL
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_namespace tn ON tn.oid = t.typnamespace
        LEFT JOIN domains d ON d.type = a.atttypid
        CROSS JOIN LATERAL (SELECT coalesce(d.base, a.atttypid) AS oid, coalesce(d.typmod, a.atttypmod) AS typmod) b
        JOIN (SELECT oid, typcollation, CASE WHEN typcategory = 'A' THEN typelem ELSE 0 END AS element FROM pg_type) bt ON bt.oid = b.oid
        LEFT JOIN domains ed ON ed.type = bt.element
        CROSS JOIN LATERAL (
          SELECT CASE WHEN ed.type IS NULL THEN b.oid ELSE (SELECT typarray FROM pg_type WHERE oid = ed.base) END AS oid,
                 coalesce(ed.typmod, b.typmod) AS typmod) s
        LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND {UserSchemas}
        ORDER BY a.attrelid, a.attnum
        """;

    /// <summary>
    /// Unique and exclusion constraints come with <see cref="Indexes"/>, as do unique indexes without one.
    /// </summary>
    public static string Constraints(int version) =>
        $"""
            SELECT con.conrelid, con.conname::text, con.contype::text, con.conkey, pg_get_expr(con.conbin, con.conrelid),
                   obj_description(con.oid, 'pg_constraint'), rn.nspname::text, r.relname::text,
                   (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(con.confkey) WITH ORDINALITY k(number, place)
                    JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number),
                   con.confdeltype::text, con.confmatchtype = 'f', r.relkind <> 'p', con.coninhcount = 0 AND con.conparentid = 0,
                   ARRAY(SELECT format('OPERATOR(%I.%s)', opn.nspname, o.oprname) FROM unnest(con.conpfeqop) WITH ORDINALITY x(operator, place)
                    JOIN pg_operator o ON o.oid = x.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace ORDER BY x.place),
                   ARRAY(SELECT coalesce(quote_ident(cn.nspname) || '.' || quote_ident(l.collname), '') FROM unnest(con.confkey) WITH ORDINALITY k(number, place)
                    JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number
                    LEFT JOIN pg_collation l ON l.oid = a.attcollation LEFT JOIN pg_namespace cn ON cn.oid = l.collnamespace ORDER BY k.place)
            FROM pg_constraint con
            JOIN pg_class c ON c.oid = con.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class r ON r.oid = con.confrelid
            LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
            WHERE (con.contype IN ('c', 'n') OR con.contype = 'f' AND con.conparentid = 0) AND {UserSchemas}
              {(
                version >= 18
                    ? "AND con.conenforced AND NOT (con.contype = 'f' AND con.conperiod)"
                    : ""
            )}
            ORDER BY con.conrelid, con.conname
            """;

    /// <summary>
    /// Values are equal by the operator of the index's own operator class and by its own collation, whatever the search
    /// path or the column's type says.
    /// </summary>
    public const string Indexes = $"""
        SELECT i.indrelid, ic.relname::text, i.indisunique OR i.indisexclusion, i.indisprimary,
               ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, false) FROM generate_series(1, i.indnkeyatts) k),
               ARRAY(SELECT format('OPERATOR(%I.%s)', opn.nspname, o.oprname)
                FROM unnest(i.indclass::oid[]) WITH ORDINALITY x(class, place) JOIN pg_opclass oc ON oc.oid = x.class
                LEFT JOIN pg_amop am ON am.amopfamily = oc.opcfamily AND am.amoplefttype = oc.opcintype
                  AND am.amoprighttype = oc.opcintype AND am.amopstrategy = 3
                JOIN pg_operator o ON o.oid = coalesce(con.conexclop[x.place], am.amopopr)
                JOIN pg_namespace opn ON opn.oid = o.oprnamespace
                WHERE i.indisunique OR i.indisexclusion ORDER BY x.place),
               pg_get_expr(i.indpred, i.indrelid), i.indnullsnotdistinct,
               (i.indkey::int2[])[0:i.indnkeyatts - 1],
               ARRAY(SELECT d.refobjsubid::int2 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                     AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0),
               coalesce(obj_description(con.oid, 'pg_constraint'), obj_description(i.indexrelid, 'pg_class')),
               pn.nspname::text, pt.relname::text, pc.relname::text, i.indisexclusion,
               ARRAY(SELECT coalesce(quote_ident(cn.nspname) || '.' || quote_ident(l.collname), '')
                FROM unnest(i.indcollation::oid[]) WITH ORDINALITY x(id, place)
                LEFT JOIN pg_collation l ON l.oid = x.id LEFT JOIN pg_namespace cn ON cn.oid = l.collnamespace ORDER BY x.place),
               ARRAY(SELECT format_type(CASE WHEN ot.typtype <> 'p' THEN ot.oid ELSE (
                  WITH RECURSIVE whole(id) AS (
                    SELECT kt.oid UNION ALL SELECT t.typbasetype FROM whole JOIN pg_type t ON t.oid = whole.id AND t.typtype = 'd'
                  ), item(id) AS (
                    SELECT t.typelem FROM whole JOIN pg_type t ON t.oid = whole.id AND t.typtype <> 'd' AND t.typcategory = 'A'
                    UNION ALL SELECT t.typbasetype FROM item JOIN pg_type t ON t.oid = item.id AND t.typtype = 'd'
                  )
                  SELECT coalesce((SELECT t.typarray FROM item JOIN pg_type t ON t.oid = item.id AND t.typtype <> 'd'), t.oid)
                  FROM whole JOIN pg_type t ON t.oid = whole.id AND t.typtype <> 'd') END, -1)
                FROM unnest(i.indclass::oid[]) WITH ORDINALITY x(class, place) JOIN pg_opclass oc ON oc.oid = x.class
                JOIN pg_type ot ON ot.oid = oc.opcintype
                JOIN pg_attribute ka ON ka.attrelid = i.indexrelid AND ka.attnum = x.place JOIN pg_type kt ON kt.oid = ka.atttypid
                ORDER BY x.place),
               ARRAY(SELECT EXISTS (SELECT FROM pg_opclass h JOIN pg_am m ON m.oid = h.opcmethod AND m.amname = 'hash'
                                    WHERE h.opcintype = oc.opcintype AND h.opcdefault)
                FROM unnest(i.indclass::oid[]) WITH ORDINALITY x(class, place) JOIN pg_opclass oc ON oc.oid = x.class ORDER BY x.place)
        FROM pg_index i
        JOIN pg_class ic ON ic.oid = i.indexrelid
        JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
        LEFT JOIN pg_inherits inh ON inh.inhrelid = i.indexrelid
        LEFT JOIN pg_class pc ON pc.oid = inh.inhparent
        LEFT JOIN pg_index pi ON pi.indexrelid = inh.inhparent
        LEFT JOIN pg_class pt ON pt.oid = pi.indrelid
        LEFT JOIN pg_namespace pn ON pn.oid = pt.relnamespace
        WHERE i.indislive AND i.indisready AND c.relkind IN ('r', 'p') AND {UserSchemas}
        ORDER BY i.indrelid, NOT i.indisprimary, i.indexrelid
        """;

    /// <summary>BEFORE row triggers; a partition's triggers count for the whole table too.</summary>
    public const string Triggers = $"""
        SELECT DISTINCT whole.oid, (t.tgtype & 4) <> 0, (t.tgtype & 16) <> 0, CASE WHEN l.lanname = 'plpgsql' THEN p.prosrc END
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_proc p ON p.oid = t.tgfoid
        JOIN pg_language l ON l.oid = p.prolang
        JOIN pg_class whole ON whole.oid IN (c.oid, pg_partition_root(c.oid))
        WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND (t.tgtype & 3) = 3 AND {UserSchemas}
        """;

    /// <summary>Each domain with its own constraints and those of the domains it is based on.</summary>
    public const string Domains = """
        WITH RECURSIVE chain(type, current) AS (
          SELECT oid, oid FROM pg_type WHERE typtype = 'd' AND oid >= 16384
          UNION ALL
          SELECT c.type, t.typbasetype FROM chain c
          JOIN pg_type t ON t.oid = c.current JOIN pg_type b ON b.oid = t.typbasetype AND b.typtype = 'd'
        )
        SELECT n.nspname || '.' || t.typname, con.conname::text, pg_get_expr(con.conbin, 0), obj_description(con.oid, 'pg_constraint')
        FROM chain
        JOIN pg_type t ON t.oid = chain.type
        JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_constraint con ON con.contypid = chain.current AND con.contype = 'c'
        ORDER BY 1, 2
        """;
}
