-- {0} is the view of pg_stat_statements. Its texts have placeholders for values. Left out: other users' statements, and those
-- that no request sends (CREATE, COPY and the like), because they are kept with their values.
SELECT /* shopflow status */
    left(query, 2000), calls, mean_exec_time, max_exec_time, total_exec_time / nullif(sum(total_exec_time) OVER (), 0)
FROM {0}
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND userid = (SELECT oid FROM pg_roles WHERE rolname = current_user)
    AND calls > 1
    AND query ~* '^\s*(--[^\n]*\n\s*)*(select|insert|update|delete|with|merge)\y'
    AND query NOT LIKE '%shopflow status%'
ORDER BY mean_exec_time DESC
LIMIT 8
