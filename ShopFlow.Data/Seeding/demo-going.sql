-- The demo rows that can be deleted. An order with a line that the team added stays whole; a user or product stays while a
-- remaining order, line or review refers to it.
WITH last AS MATERIALIZED (
    SELECT
        max(last_id) FILTER (WHERE table_name = 'users') AS users,
        max(last_id) FILTER (WHERE table_name = 'products') AS products,
        max(last_id) FILTER (WHERE table_name = 'orders') AS orders,
        max(last_id) FILTER (WHERE table_name = 'order_items') AS order_items,
        max(last_id) FILTER (WHERE table_name = 'reviews') AS reviews
    FROM shopflow.demo_rows
), going_orders AS MATERIALIZED (
    SELECT o.id FROM orders o, last
    WHERE o.id <= last.orders
        AND NOT EXISTS (SELECT FROM order_items i WHERE i.order_id = o.id AND i.id > last.order_items)
), staying_lines AS MATERIALIZED (
    SELECT DISTINCT i.product_id FROM order_items i WHERE NOT EXISTS (SELECT FROM going_orders g WHERE g.id = i.order_id)
)
SELECT 'reviews' AS table_name, r.id FROM reviews r, last WHERE r.id <= last.reviews
UNION ALL
SELECT 'orders', id FROM going_orders
UNION ALL
SELECT 'order_items', i.id FROM order_items i JOIN going_orders g ON g.id = i.order_id
UNION ALL
SELECT 'products', p.id FROM products p, last
WHERE p.id <= last.products
    AND NOT EXISTS (SELECT FROM staying_lines s WHERE s.product_id = p.id)
    AND NOT EXISTS (SELECT FROM reviews r WHERE r.product_id = p.id AND r.id > last.reviews)
UNION ALL
SELECT 'users', u.id FROM users u, last
WHERE u.id <= last.users
    AND NOT EXISTS (
        SELECT FROM orders o
        WHERE o.user_id = u.id AND NOT EXISTS (SELECT FROM going_orders g WHERE g.id = o.id)
    )
    AND NOT EXISTS (SELECT FROM reviews r WHERE r.user_id = u.id AND r.id > last.reviews)
