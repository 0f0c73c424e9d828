using Npgsql;

namespace ShopFlow.Tests.Database.Migrations;

/// <summary>
/// What PostgreSQL's catalog says about a database, one line per object, so that a difference is easy to read.
/// </summary>
internal static class Schema
{
    private const string Shop = "('users', 'products', 'orders', 'order_items', 'reviews')";

    /// <summary>Position, type, nullability and default of every column of the article's tables.</summary>
    public static Task<List<string>> ColumnsAsync(string connectionString) =>
        LinesAsync(
            connectionString,
            $"""
            SELECT format('%s %s %s %s %s default %s', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none'))
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN {Shop} AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY c.relname, a.attnum
            """
        );

    /// <summary>
    /// Every constraint of the article's tables: name, kind, columns, definition, referenced table and delete action.
    /// </summary>
    public static Task<List<string>> ConstraintsAsync(string connectionString) =>
        LinesAsync(
            connectionString,
            $"""
            SELECT format('%s %s kind %s columns %s: %s references %s on delete %s deferrable %s', c.relname, k.conname, k.contype,
                (SELECT string_agg(a.attname, ', ' ORDER BY u.place)
                 FROM unnest(k.conkey) WITH ORDINALITY u(attnum, place)
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum),
                pg_get_constraintdef(k.oid), coalesce(nullif(k.confrelid, 0)::regclass::text, 'none'), k.confdeltype, k.condeferrable)
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN {Shop}
            ORDER BY c.relname, k.conname
            """
        );

    /// <summary>Columns, constraints, indexes, triggers and functions of every schema.</summary>
    public static Task<List<string>> EverythingAsync(string connectionString) =>
        LinesAsync(
            connectionString,
            """
            WITH spaces AS (
                SELECT oid, nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
            ), tables AS (
                SELECT c.oid, s.nspname || '.' || c.relname AS name, c.relkind
                FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
            )
            SELECT 'schema ' || nspname FROM spaces
            UNION ALL SELECT format('%s %s', relkind, name) FROM tables
            UNION ALL
            SELECT format('column %s.%s %s %s %s', t.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
            FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            UNION ALL
            SELECT format('constraint %s %s %s', t.name, k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid
            UNION ALL
            SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN tables t ON t.oid = i.indrelid
            UNION ALL
            SELECT pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN tables t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
            UNION ALL
            SELECT format('function %s', p.oid::regprocedure) FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
            ORDER BY 1
            """
        );

    /// <summary>Foreign keys without an index that starts with their columns, in any order.</summary>
    public static Task<List<string>> ForeignKeysWithoutIndexAsync(string connectionString) =>
        LinesAsync(
            connectionString,
            """
            SELECT format('%s on %s', k.conname, k.conrelid::regclass)
            FROM pg_constraint k
            WHERE k.contype = 'f' AND NOT EXISTS (
                SELECT FROM pg_index i
                WHERE i.indrelid = k.conrelid AND i.indisvalid AND i.indpred IS NULL
                    AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
            )
            """
        );

    /// <summary>A fingerprint of each of the article's tables, using only the article's columns.</summary>
    public static Task<List<string>> DataAsync(string connectionString) =>
        LinesAsync(
            connectionString,
            """
            SELECT 'users ' || md5(string_agg(format('%s|%s|%s|%s', id, name, email, created_at), ';' ORDER BY id)) FROM users
            UNION ALL SELECT 'products ' || md5(string_agg(format('%s|%s|%s|%s|%s|%s|%s', id, name, description, price, stock_quantity, category, created_at), ';' ORDER BY id)) FROM products
            UNION ALL SELECT 'orders ' || md5(string_agg(format('%s|%s|%s|%s', id, user_id, status, created_at), ';' ORDER BY id)) FROM orders
            UNION ALL SELECT 'order_items ' || md5(string_agg(format('%s|%s|%s|%s|%s', id, order_id, product_id, quantity, price_at_purchase), ';' ORDER BY id)) FROM order_items
            UNION ALL SELECT 'reviews ' || md5(string_agg(format('%s|%s|%s|%s|%s|%s', id, user_id, product_id, rating, content, created_at), ';' ORDER BY id)) FROM reviews
            """
        );

    private static async Task<List<string>> LinesAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
