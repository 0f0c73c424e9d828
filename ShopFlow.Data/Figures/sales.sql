-- What was sold when. An order's figures now hold when it was placed and how many units it has. Sales of any hours or days are
-- read from an index on the two and the total, in any time zone and without a row that writers would wait for. What each product
-- sold on a (UTC) day is one row, written with the product's figures and in the same lock order, so whoever waits for one has
-- already waited for the other. If a day doesn't start at UTC's midnight, its edges are read from the lines.

ALTER TABLE shopflow.order_figures
    -- Null until the order's own row is seen, like user_id.
    ADD COLUMN placed timestamptz,
    ADD COLUMN units bigint NOT NULL DEFAULT 0;

CREATE TABLE shopflow.product_sales (
    day date NOT NULL,
    product_id int NOT NULL,
    units bigint NOT NULL,
    amount numeric NOT NULL,
    CONSTRAINT product_sales_pkey PRIMARY KEY (day, product_id)
);

CREATE FUNCTION shopflow.sale_day(placed timestamptz) RETURNS date LANGUAGE sql IMMUTABLE
    RETURN (placed AT TIME ZONE 'UTC')::date;

CREATE OR REPLACE PROCEDURE shopflow.count_figures() LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE public.users, public.products, public.orders, public.order_items, public.reviews IN SHARE MODE;
    TRUNCATE shopflow.order_figures, shopflow.user_figures, shopflow.product_figures, shopflow.product_sales;

    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale, placed, items, units, total)
    SELECT o.id, o.user_id, shopflow.is_sale(o.status), o.created_at, coalesce(i.items, 0), coalesce(i.units, 0), coalesce(i.total, 0)
    FROM public.orders o
    LEFT JOIN (
        SELECT order_id, count(*) AS items, sum(quantity) AS units, sum(quantity * price_at_purchase) AS total
        FROM public.order_items GROUP BY order_id
    ) i ON i.order_id = o.id
    ORDER BY o.id;

    INSERT INTO shopflow.user_figures (user_id, orders, spent)
    SELECT u.id, coalesce(f.orders, 0), coalesce(f.spent, 0)
    FROM public.users u
    LEFT JOIN (
        SELECT user_id, count(*) AS orders, sum(total) FILTER (WHERE is_sale) AS spent
        FROM shopflow.order_figures GROUP BY user_id
    ) f ON f.user_id = u.id
    ORDER BY u.id;

    INSERT INTO shopflow.product_sales (day, product_id, units, amount)
    SELECT shopflow.sale_day(o.created_at), i.product_id, sum(i.quantity), sum(i.quantity * i.price_at_purchase)
    FROM public.order_items i JOIN public.orders o ON o.id = i.order_id
    WHERE shopflow.is_sale(o.status)
    GROUP BY 1, 2 ORDER BY 1, 2;

    INSERT INTO shopflow.product_figures (product_id, sold, reviews, rating_sum)
    SELECT p.id, coalesce(s.sold, 0), coalesce(r.reviews, 0), coalesce(r.rating_sum, 0)
    FROM public.products p
    LEFT JOIN (SELECT product_id, sum(units) AS sold FROM shopflow.product_sales GROUP BY product_id) s ON s.product_id = p.id
    LEFT JOIN (
        SELECT product_id, count(*) AS reviews, sum(rating) AS rating_sum FROM public.reviews GROUP BY product_id
    ) r ON r.product_id = p.id
    ORDER BY p.id;
END $$;

DO $make$
DECLARE
    came text := 'SELECT order_id, product_id, 1 AS items, quantity, quantity * price_at_purchase AS amount FROM new_rows';
    went text := 'SELECT order_id, product_id, -1 AS items, -quantity AS quantity, -(quantity * price_at_purchase) AS amount FROM old_rows';
    body text := $body$
DECLARE
    line record;
    one record;
BEGIN
    SELECT min(order_id) AS order_id, min(product_id) AS product_id, sum(items) AS items, sum(quantity) AS quantity, sum(amount) AS amount,
        min(order_id) = max(order_id) AND min(product_id) = max(product_id) AS is_one
    INTO line FROM ({changes}) c;
    IF line.is_one THEN
        -- A line at a time is what people write, and takes a third of the time of what follows.
        UPDATE shopflow.order_figures
        SET items = items + line.items, units = units + line.quantity, total = total + line.amount
        WHERE order_id = line.order_id RETURNING user_id, is_sale, placed INTO one;
    END IF;
    IF line.is_one AND FOUND THEN
        IF one.is_sale THEN
            UPDATE shopflow.user_figures SET spent = spent + line.amount WHERE user_id = one.user_id AND line.amount <> 0;
            UPDATE shopflow.product_figures SET sold = sold + line.quantity WHERE product_id = line.product_id AND line.quantity <> 0;
            INSERT INTO shopflow.product_sales AS s (day, product_id, units, amount)
            SELECT shopflow.sale_day(one.placed), line.product_id, line.quantity, line.amount
            WHERE line.quantity <> 0 OR line.amount <> 0
            ON CONFLICT (day, product_id) DO UPDATE SET units = s.units + excluded.units, amount = s.amount + excluded.amount;
        END IF;
    ELSE
        INSERT INTO shopflow.order_figures AS f (order_id, user_id, is_sale, items, units, total)
        SELECT order_id, NULL, false, sum(items), sum(quantity), sum(amount) FROM ({changes}) c
        GROUP BY order_id ORDER BY order_id
        ON CONFLICT (order_id) DO UPDATE
            SET items = f.items + excluded.items, units = f.units + excluded.units, total = f.total + excluded.total;

        INSERT INTO shopflow.user_figures AS f (user_id, spent)
        SELECT o.user_id, sum(c.amount) FROM ({changes}) c
        CROSS JOIN LATERAL (SELECT user_id FROM shopflow.order_figures WHERE order_id = c.order_id AND is_sale OFFSET 0) o
        GROUP BY o.user_id HAVING sum(c.amount) <> 0 ORDER BY o.user_id
        ON CONFLICT (user_id) DO UPDATE SET spent = f.spent + excluded.spent;

        INSERT INTO shopflow.product_figures AS f (product_id, sold)
        SELECT c.product_id, sum(c.quantity) FROM ({changes}) c
        CROSS JOIN LATERAL (SELECT FROM shopflow.order_figures WHERE order_id = c.order_id AND is_sale OFFSET 0) o
        GROUP BY c.product_id HAVING sum(c.quantity) <> 0 ORDER BY c.product_id
        ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;

        INSERT INTO shopflow.product_sales AS s (day, product_id, units, amount)
        SELECT o.day, c.product_id, sum(c.quantity), sum(c.amount) FROM ({changes}) c
        CROSS JOIN LATERAL (
            SELECT shopflow.sale_day(placed) AS day FROM shopflow.order_figures WHERE order_id = c.order_id AND is_sale OFFSET 0
        ) o
        GROUP BY o.day, c.product_id HAVING sum(c.quantity) <> 0 OR sum(c.amount) <> 0 ORDER BY o.day, c.product_id
        ON CONFLICT (day, product_id) DO UPDATE SET units = s.units + excluded.units, amount = s.amount + excluded.amount;

        IF TG_OP = 'DELETE' THEN
            -- A user or product that went in the same statement was told of before, and has got its figures back.
            DELETE FROM shopflow.user_figures f
            WHERE user_id = ANY (ARRAY(
                    SELECT o.user_id FROM shopflow.order_figures o WHERE o.order_id = ANY (ARRAY(SELECT order_id FROM old_rows))
                )) AND NOT EXISTS (SELECT FROM public.users WHERE id = f.user_id);
            DELETE FROM shopflow.product_figures f
            WHERE product_id = ANY (ARRAY(SELECT product_id FROM old_rows))
                AND NOT EXISTS (SELECT FROM public.products WHERE id = f.product_id);
        END IF;
    END IF;

    IF TG_OP = 'DELETE' THEN
        -- The lines of an order that was deleted are told after it, and need its figures until then.
        DELETE FROM shopflow.order_figures f
        WHERE order_id = ANY (ARRAY(SELECT order_id FROM old_rows)) AND items = 0
            AND NOT EXISTS (SELECT FROM public.orders WHERE id = f.order_id);
    END IF;
    RETURN NULL;
END $body$;
    one record;
BEGIN
    -- A function may use only the transition tables of its trigger, so it is created three times from one text.
    FOR one IN
        SELECT * FROM (VALUES ('insert', came), ('delete', went), ('update', came || ' UNION ALL ' || went)) AS e (event, source)
    LOOP
        EXECUTE format('CREATE OR REPLACE FUNCTION shopflow.figures_order_items_%s() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L',
            one.event, replace(body, '{changes}', one.source));
    END LOOP;
END $make$;

CREATE OR REPLACE FUNCTION shopflow.figures_orders_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    early record;
BEGIN
    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale, placed)
    SELECT id, user_id, shopflow.is_sale(status), created_at FROM new_rows
    ON CONFLICT DO NOTHING;

    FOR early IN
        SELECT n.id, n.user_id, shopflow.is_sale(n.status) AS is_sale, n.created_at, f.total
        FROM new_rows n CROSS JOIN LATERAL (
            SELECT total FROM shopflow.order_figures WHERE order_id = n.id AND user_id IS NULL OFFSET 0
        ) f ORDER BY n.user_id
    LOOP
        UPDATE shopflow.order_figures SET user_id = early.user_id, is_sale = early.is_sale, placed = early.created_at
        WHERE order_id = early.id;
        IF early.is_sale THEN
            INSERT INTO shopflow.user_figures AS f (user_id, spent) VALUES (early.user_id, early.total)
            ON CONFLICT (user_id) DO UPDATE SET spent = f.spent + excluded.spent;
            INSERT INTO shopflow.product_figures AS f (product_id, sold)
            SELECT product_id, quantity FROM public.order_items WHERE order_id = early.id ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;
            INSERT INTO shopflow.product_sales AS s (day, product_id, units, amount)
            SELECT shopflow.sale_day(early.created_at), product_id, quantity, quantity * price_at_purchase
            FROM public.order_items WHERE order_id = early.id ORDER BY product_id
            ON CONFLICT (day, product_id) DO UPDATE SET units = s.units + excluded.units, amount = s.amount + excluded.amount;
        END IF;
    END LOOP;

    INSERT INTO shopflow.user_figures AS f (user_id, orders)
    SELECT user_id, count(*) FROM new_rows GROUP BY user_id ORDER BY user_id
    ON CONFLICT (user_id) DO UPDATE SET orders = f.orders + excluded.orders;
    RETURN NULL;
END $$;

-- If an order moves to another user or day, or changes between sale and no sale, its total and its lines move too.
CREATE OR REPLACE FUNCTION shopflow.figures_orders_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    was record;
    came record;
    amount numeric;
    changed int;
BEGIN
    SELECT count(*) AS orders, min(id) AS id, min(user_id) AS user_id, bool_and(shopflow.is_sale(status)) AS is_sale,
        min(created_at) AS placed
    INTO came FROM new_rows;
    SELECT min(user_id) AS user_id, bool_and(shopflow.is_sale(status)) AS is_sale, min(created_at) AS placed INTO was FROM old_rows;
    IF came.orders = 1 AND was.user_id = came.user_id AND was.placed = came.placed THEN
        -- The status of one order, as people change it, takes half the time of what follows.
        IF was.is_sale <> came.is_sale THEN
            UPDATE shopflow.order_figures SET is_sale = came.is_sale WHERE order_id = came.id
            RETURNING CASE WHEN came.is_sale THEN total ELSE -total END INTO amount;
            UPDATE shopflow.user_figures SET spent = spent + amount WHERE user_id = came.user_id;
            INSERT INTO shopflow.product_figures AS f (product_id, sold)
            SELECT product_id, CASE WHEN came.is_sale THEN quantity ELSE -quantity END
            FROM public.order_items WHERE order_id = came.id ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;
            INSERT INTO shopflow.product_sales AS s (day, product_id, units, amount)
            SELECT shopflow.sale_day(came.placed), product_id, sign * quantity, sign * quantity * price_at_purchase
            FROM public.order_items, (SELECT CASE WHEN came.is_sale THEN 1 ELSE -1 END AS sign) c
            WHERE order_id = came.id ORDER BY product_id
            ON CONFLICT (day, product_id) DO UPDATE SET units = s.units + excluded.units, amount = s.amount + excluded.amount;
        END IF;
        RETURN NULL;
    END IF;

    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale, placed)
    SELECT id, user_id, shopflow.is_sale(status), created_at FROM new_rows
    EXCEPT SELECT id, user_id, shopflow.is_sale(status), created_at FROM old_rows
    ORDER BY id
    ON CONFLICT (order_id) DO UPDATE SET user_id = excluded.user_id, is_sale = excluded.is_sale, placed = excluded.placed;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed = 0 THEN
        RETURN NULL;
    END IF;

    INSERT INTO shopflow.user_figures AS f (user_id, orders, spent)
    SELECT user_id, sum(orders), sum(spent)
    FROM (
        SELECT c.user_id, c.sign AS orders, CASE WHEN c.is_sale THEN c.sign * coalesce(o.total, 0) ELSE 0 END AS spent
        FROM (
            SELECT 1 AS sign, id, user_id, shopflow.is_sale(status) AS is_sale FROM new_rows
            UNION ALL SELECT -1, id, user_id, shopflow.is_sale(status) FROM old_rows
        ) c
        LEFT JOIN LATERAL (SELECT total FROM shopflow.order_figures WHERE order_id = c.id OFFSET 0) o ON true
    ) s
    GROUP BY user_id HAVING sum(orders) <> 0 OR sum(spent) <> 0 ORDER BY user_id
    ON CONFLICT (user_id) DO UPDATE SET orders = f.orders + excluded.orders, spent = f.spent + excluded.spent;

    INSERT INTO shopflow.product_figures AS f (product_id, sold)
    SELECT i.product_id, sum(c.sign * i.quantity)
    FROM (
        SELECT sum(sign) AS sign, id FROM (
            SELECT 1 AS sign, id FROM new_rows WHERE shopflow.is_sale(status)
            UNION ALL SELECT -1, id FROM old_rows WHERE shopflow.is_sale(status)
        ) s
        GROUP BY id HAVING sum(sign) <> 0
    ) c
    CROSS JOIN LATERAL (SELECT product_id, quantity FROM public.order_items WHERE order_id = c.id OFFSET 0) i
    GROUP BY i.product_id ORDER BY i.product_id
    ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;

    INSERT INTO shopflow.product_sales AS s (day, product_id, units, amount)
    SELECT c.day, i.product_id, sum(c.sign * i.quantity), sum(c.sign * i.amount)
    FROM (
        SELECT sum(sign) AS sign, id, day FROM (
            SELECT 1 AS sign, id, shopflow.sale_day(created_at) AS day FROM new_rows WHERE shopflow.is_sale(status)
            UNION ALL SELECT -1, id, shopflow.sale_day(created_at) FROM old_rows WHERE shopflow.is_sale(status)
        ) s
        GROUP BY id, day HAVING sum(sign) <> 0
    ) c
    CROSS JOIN LATERAL (
        SELECT product_id, quantity, quantity * price_at_purchase AS amount FROM public.order_items WHERE order_id = c.id OFFSET 0
    ) i
    GROUP BY c.day, i.product_id ORDER BY c.day, i.product_id
    ON CONFLICT (day, product_id) DO UPDATE SET units = s.units + excluded.units, amount = s.amount + excluded.amount;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION shopflow.figures_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'users' THEN TRUNCATE shopflow.user_figures;
        WHEN 'products' THEN TRUNCATE shopflow.product_figures;
        WHEN 'orders' THEN
            TRUNCATE shopflow.order_figures;
            UPDATE shopflow.user_figures SET orders = 0, spent = 0 WHERE orders <> 0 OR spent <> 0;
        WHEN 'order_items' THEN
            TRUNCATE shopflow.product_sales;
            UPDATE shopflow.order_figures SET items = 0, units = 0, total = 0 WHERE items <> 0 OR units <> 0 OR total <> 0;
            UPDATE shopflow.user_figures SET spent = 0 WHERE spent <> 0;
            UPDATE shopflow.product_figures SET sold = 0 WHERE sold <> 0;
        WHEN 'reviews' THEN
            UPDATE shopflow.product_figures SET reviews = 0, rating_sum = 0 WHERE reviews <> 0 OR rating_sum <> 0;
    END CASE;
    RETURN NULL;
END $$;

CALL shopflow.count_figures();

-- For the sales of any hours or days.
CREATE INDEX ix_order_figures_placed ON shopflow.order_figures (placed) INCLUDE (total, units) WHERE is_sale;
