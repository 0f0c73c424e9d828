-- The database in one row. Sizes and counters come from PostgreSQL's own statistics: no table of the shop is read.
SELECT /* shopflow status */
    split_part(current_setting('server_version'), ' ', 1),
    pg_postmaster_start_time(),
    pg_database_size(current_database()),
    d.numbackends,
    (SELECT sum(numbackends)::int FROM pg_stat_database),
    current_setting('max_connections')::int,
    d.blks_hit::float8 / nullif(d.blks_hit + d.blks_read, 0),
    (
        SELECT extract(epoch FROM now() - min(a.xact_start))::float8 FROM pg_stat_activity a
        WHERE a.datid = d.datid AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
    ),
    -- Without this right PostgreSQL shows a role only its own sessions.
    pg_has_role('pg_read_all_stats', 'USAGE'),
    (SELECT count(*)::int FROM pg_locks WHERE NOT granted),
    d.deadlocks
FROM pg_stat_database d WHERE d.datname = current_database();

SELECT /* shopflow status */
    n.nspname, c.relname,
    greatest(s.n_live_tup, c.reltuples::bigint, 0),
    pg_total_relation_size(c.oid),
    s.n_dead_tup,
    greatest(s.last_vacuum, s.last_autovacuum),
    greatest(s.last_analyze, s.last_autoanalyze)
FROM pg_stat_user_tables s
JOIN pg_class c ON c.oid = s.relid AND c.relkind IN ('r', 'm')
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'staff', 'shopflow')
ORDER BY pg_total_relation_size(c.oid) DESC, c.relname
LIMIT 12;

SELECT /* shopflow status */
    table_schema, table_name, rule,
    coalesce(sum(count) FILTER (WHERE day = $1), 0)::bigint,
    sum(count)::bigint
FROM shopflow.refusals
WHERE day > $1 - 30 AND day <= $1
GROUP BY table_schema, table_name, rule
ORDER BY 4 DESC, 5 DESC, 1, 2, 3
LIMIT 20;
