-- Values that lists sort by and people ask for, but that no row of the shop has: an order's total, a product's units sold, a
-- user's spending. Triggers keep one row for each order, product and user, in the transaction of the write, whoever writes.
-- The shop's own rows aren't touched, so their version and the activity don't change.
--
-- Every write of a figure is INSERT ... ORDER BY ... ON CONFLICT DO UPDATE. It locks rows in the order of their ids, adds to
-- what others committed meanwhile, and finds each row by its key, so a plan made for a bulk load suits a single row as well.
-- Within a transaction orders come before users, and users before products. Two people who change an order and its lines
-- both lock the order's row here first, and read lines and totals in a separate statement after that.

CREATE TABLE shopflow.order_figures (
    order_id int CONSTRAINT order_figures_pkey PRIMARY KEY,
    -- Null until the order's own row is seen: one statement may insert an order and its lines, and report the lines first.
    user_id int,
    -- Neither cancelled nor refunded: counts towards what its user spent and the units its products sold.
    is_sale boolean NOT NULL,
    items int NOT NULL DEFAULT 0,
    total numeric NOT NULL DEFAULT 0
);

CREATE TABLE shopflow.user_figures (
    user_id int CONSTRAINT user_figures_pkey PRIMARY KEY,
    orders int NOT NULL DEFAULT 0,
    spent numeric NOT NULL DEFAULT 0
);

CREATE TABLE shopflow.product_figures (
    product_id int CONSTRAINT product_figures_pkey PRIMARY KEY,
    sold bigint NOT NULL DEFAULT 0,
    reviews int NOT NULL DEFAULT 0,
    rating_sum bigint NOT NULL DEFAULT 0,
    rating double precision GENERATED ALWAYS AS (rating_sum::double precision / nullif(reviews, 0)) STORED
);

CREATE FUNCTION shopflow.is_sale(status text) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN status NOT IN ('cancelled', 'refunded');

-- Recounts everything: for the migration, after a bulk load without the triggers, and in case anyone doubts the figures.
CREATE PROCEDURE shopflow.count_figures() LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE public.users, public.products, public.orders, public.order_items, public.reviews IN SHARE MODE;
    TRUNCATE shopflow.order_figures, shopflow.user_figures, shopflow.product_figures;

    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale, items, total)
    SELECT o.id, o.user_id, shopflow.is_sale(o.status), coalesce(i.items, 0), coalesce(i.total, 0)
    FROM public.orders o
    LEFT JOIN (
        SELECT order_id, count(*) AS items, sum(quantity * price_at_purchase) AS total
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

    INSERT INTO shopflow.product_figures (product_id, sold, reviews, rating_sum)
    SELECT p.id, coalesce(i.sold, 0), coalesce(r.reviews, 0), coalesce(r.rating_sum, 0)
    FROM public.products p
    LEFT JOIN (
        SELECT i.product_id, sum(i.quantity) AS sold
        FROM public.order_items i JOIN public.orders o ON o.id = i.order_id
        WHERE shopflow.is_sale(o.status) GROUP BY i.product_id
    ) i ON i.product_id = p.id
    LEFT JOIN (
        SELECT product_id, count(*) AS reviews, sum(rating) AS rating_sum FROM public.reviews GROUP BY product_id
    ) r ON r.product_id = p.id
    ORDER BY p.id;
END $$;

-- A function may use only the transition tables of its trigger, so each one is created three times from one text.
CREATE PROCEDURE shopflow.keep_figures(kept regclass, came text, went text, body text) LANGUAGE plpgsql AS $make$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT * FROM (VALUES
            ('insert', 'NEW TABLE AS new_rows', came),
            ('delete', 'OLD TABLE AS old_rows', went),
            ('update', 'OLD TABLE AS old_rows NEW TABLE AS new_rows', came || ' UNION ALL ' || went)
        ) AS e (event, tables, source)
    LOOP
        EXECUTE format('CREATE FUNCTION shopflow.figures_%s_%s() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L',
            (SELECT relname FROM pg_class WHERE oid = kept), one.event, replace(body, '{changes}', one.source));
        EXECUTE format('CREATE TRIGGER figures_%2$s AFTER %2$s ON %1$s REFERENCING %3$s
            FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_%4$s_%2$s()',
            kept, one.event, one.tables, (SELECT relname FROM pg_class WHERE oid = kept));
    END LOOP;
END $make$;

CALL shopflow.keep_figures('public.order_items',
    'SELECT order_id, product_id, 1 AS items, quantity, quantity * price_at_purchase AS amount FROM new_rows',
    'SELECT order_id, product_id, -1 AS items, -quantity AS quantity, -(quantity * price_at_purchase) AS amount FROM old_rows',
    $body$
DECLARE
    line record;
    one record;
BEGIN
    SELECT min(order_id) AS order_id, min(product_id) AS product_id, sum(items) AS items, sum(quantity) AS quantity, sum(amount) AS amount,
        min(order_id) = max(order_id) AND min(product_id) = max(product_id) AS is_one
    INTO line FROM ({changes}) c;
    IF line.is_one THEN
        -- A line at a time is what people write, and takes a third of the time of what follows.
        UPDATE shopflow.order_figures SET items = items + line.items, total = total + line.amount
        WHERE order_id = line.order_id RETURNING user_id, is_sale INTO one;
    END IF;
    IF line.is_one AND FOUND THEN
        IF one.is_sale THEN
            UPDATE shopflow.user_figures SET spent = spent + line.amount WHERE user_id = one.user_id AND line.amount <> 0;
            UPDATE shopflow.product_figures SET sold = sold + line.quantity WHERE product_id = line.product_id AND line.quantity <> 0;
        END IF;
    ELSE
        INSERT INTO shopflow.order_figures AS f (order_id, user_id, is_sale, items, total)
        SELECT order_id, NULL, false, sum(items), sum(amount) FROM ({changes}) c
        GROUP BY order_id ORDER BY order_id
        ON CONFLICT (order_id) DO UPDATE SET items = f.items + excluded.items, total = f.total + excluded.total;

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
END $body$);

CALL shopflow.keep_figures('public.reviews',
    'SELECT product_id, 1 AS reviews, rating FROM new_rows',
    'SELECT product_id, -1 AS reviews, -rating AS rating FROM old_rows',
    $body$
BEGIN
    INSERT INTO shopflow.product_figures AS f (product_id, reviews, rating_sum)
    SELECT product_id, sum(reviews), sum(rating) FROM ({changes}) c
    GROUP BY product_id HAVING sum(reviews) <> 0 OR sum(rating) <> 0 ORDER BY product_id
    ON CONFLICT (product_id) DO UPDATE
        SET reviews = f.reviews + excluded.reviews, rating_sum = f.rating_sum + excluded.rating_sum;

    IF TG_OP = 'DELETE' THEN
        -- As above: the product may have gone in the same statement.
        DELETE FROM shopflow.product_figures f
        WHERE product_id = ANY (ARRAY(SELECT product_id FROM old_rows))
            AND NOT EXISTS (SELECT FROM public.products WHERE id = f.product_id);
    END IF;
    RETURN NULL;
END $body$);

CREATE FUNCTION shopflow.figures_orders_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    early record;
BEGIN
    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale)
    SELECT id, user_id, shopflow.is_sale(status) FROM new_rows
    ON CONFLICT DO NOTHING;

    FOR early IN
        SELECT n.id, n.user_id, shopflow.is_sale(n.status) AS is_sale, f.total
        FROM new_rows n CROSS JOIN LATERAL (
            SELECT total FROM shopflow.order_figures WHERE order_id = n.id AND user_id IS NULL OFFSET 0
        ) f ORDER BY n.user_id
    LOOP
        UPDATE shopflow.order_figures SET user_id = early.user_id, is_sale = early.is_sale WHERE order_id = early.id;
        IF early.is_sale THEN
            INSERT INTO shopflow.user_figures AS f (user_id, spent) VALUES (early.user_id, early.total)
            ON CONFLICT (user_id) DO UPDATE SET spent = f.spent + excluded.spent;
            INSERT INTO shopflow.product_figures AS f (product_id, sold)
            SELECT product_id, quantity FROM public.order_items WHERE order_id = early.id ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;
        END IF;
    END LOOP;

    INSERT INTO shopflow.user_figures AS f (user_id, orders)
    SELECT user_id, count(*) FROM new_rows GROUP BY user_id ORDER BY user_id
    ON CONFLICT (user_id) DO UPDATE SET orders = f.orders + excluded.orders;
    RETURN NULL;
END $$;

-- Lines deleted with their order are reported later: they remove the order's figures with them.
CREATE FUNCTION shopflow.figures_orders_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM shopflow.order_figures WHERE order_id = ANY (ARRAY(SELECT id FROM old_rows)) AND items = 0;

    INSERT INTO shopflow.user_figures AS f (user_id, orders)
    SELECT user_id, -count(*) FROM old_rows GROUP BY user_id ORDER BY user_id
    ON CONFLICT (user_id) DO UPDATE SET orders = f.orders + excluded.orders;
    DELETE FROM shopflow.user_figures f
    WHERE user_id = ANY (ARRAY(SELECT user_id FROM old_rows)) AND NOT EXISTS (SELECT FROM public.users WHERE id = f.user_id);
    RETURN NULL;
END $$;

-- If an order moves to another user, or changes between sale and no sale, its total and its lines move too.
CREATE FUNCTION shopflow.figures_orders_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    was record;
    came record;
    amount numeric;
    changed int;
BEGIN
    SELECT count(*) AS orders, min(id) AS id, min(user_id) AS user_id, bool_and(shopflow.is_sale(status)) AS is_sale
    INTO came FROM new_rows;
    SELECT min(user_id) AS user_id, bool_and(shopflow.is_sale(status)) AS is_sale INTO was FROM old_rows;
    IF came.orders = 1 AND was.user_id = came.user_id THEN
        -- The status of one order, as people change it, takes half the time of what follows.
        IF was.is_sale <> came.is_sale THEN
            UPDATE shopflow.order_figures SET is_sale = came.is_sale WHERE order_id = came.id
            RETURNING CASE WHEN came.is_sale THEN total ELSE -total END INTO amount;
            UPDATE shopflow.user_figures SET spent = spent + amount WHERE user_id = came.user_id;
            INSERT INTO shopflow.product_figures AS f (product_id, sold)
            SELECT product_id, CASE WHEN came.is_sale THEN quantity ELSE -quantity END
            FROM public.order_items WHERE order_id = came.id ORDER BY product_id
            ON CONFLICT (product_id) DO UPDATE SET sold = f.sold + excluded.sold;
        END IF;
        RETURN NULL;
    END IF;

    INSERT INTO shopflow.order_figures (order_id, user_id, is_sale)
    SELECT id, user_id, shopflow.is_sale(status) FROM new_rows
    EXCEPT SELECT id, user_id, shopflow.is_sale(status) FROM old_rows
    ORDER BY id
    ON CONFLICT (order_id) DO UPDATE SET user_id = excluded.user_id, is_sale = excluded.is_sale;
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
    RETURN NULL;
END $$;

CREATE TRIGGER figures_insert AFTER INSERT ON public.orders REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_orders_insert();
CREATE TRIGGER figures_delete AFTER DELETE ON public.orders REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_orders_delete();
CREATE TRIGGER figures_update AFTER UPDATE ON public.orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_orders_update();

-- A row that something refers to keeps its id; any other row keeps its figures when its id changes.
CREATE PROCEDURE shopflow.keep_figure_rows(kept regclass, figures regclass, key name) LANGUAGE plpgsql AS $make$
DECLARE
    base text := format('shopflow.figures_%s_', (SELECT relname FROM pg_class WHERE oid = kept));
    head text := 'CREATE FUNCTION %sRETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L';
BEGIN
    EXECUTE format(head, base || 'moved() ',
        format('BEGIN UPDATE %s SET %2$I = NEW.id WHERE %2$I = OLD.id; RETURN NULL; END', figures, key));
    EXECUTE format('CREATE TRIGGER figures_moved AFTER UPDATE OF id ON %s
        FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION %smoved()', kept, base);
    IF kept = 'public.orders'::regclass THEN
        RETURN;
    END IF;

    EXECUTE format(head, base || 'insert() ',
        format('BEGIN INSERT INTO %s (%I) SELECT id FROM new_rows ON CONFLICT DO NOTHING; RETURN NULL; END', figures, key));
    EXECUTE format(head, base || 'delete() ',
        format('BEGIN DELETE FROM %s WHERE %I = ANY (ARRAY(SELECT id FROM old_rows)); RETURN NULL; END', figures, key));
    EXECUTE format('CREATE TRIGGER figures_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION %sinsert()', kept, base);
    EXECUTE format('CREATE TRIGGER figures_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION %sdelete()', kept, base);
END $make$;

CALL shopflow.keep_figure_rows('public.users', 'shopflow.user_figures', 'user_id');
CALL shopflow.keep_figure_rows('public.orders', 'shopflow.order_figures', 'order_id');
CALL shopflow.keep_figure_rows('public.products', 'shopflow.product_figures', 'product_id');

-- Tables that TRUNCATE cascades to are empty by then too.
CREATE FUNCTION shopflow.figures_truncated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'users' THEN TRUNCATE shopflow.user_figures;
        WHEN 'products' THEN TRUNCATE shopflow.product_figures;
        WHEN 'orders' THEN
            TRUNCATE shopflow.order_figures;
            UPDATE shopflow.user_figures SET orders = 0, spent = 0 WHERE orders <> 0 OR spent <> 0;
        WHEN 'order_items' THEN
            UPDATE shopflow.order_figures SET items = 0, total = 0 WHERE items <> 0 OR total <> 0;
            UPDATE shopflow.user_figures SET spent = 0 WHERE spent <> 0;
            UPDATE shopflow.product_figures SET sold = 0 WHERE sold <> 0;
        WHEN 'reviews' THEN
            UPDATE shopflow.product_figures SET reviews = 0, rating_sum = 0 WHERE reviews <> 0 OR rating_sum <> 0;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER figures_truncate AFTER TRUNCATE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_truncated();
CREATE TRIGGER figures_truncate AFTER TRUNCATE ON public.products FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_truncated();
CREATE TRIGGER figures_truncate AFTER TRUNCATE ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_truncated();
CREATE TRIGGER figures_truncate AFTER TRUNCATE ON public.order_items FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_truncated();
CREATE TRIGGER figures_truncate AFTER TRUNCATE ON public.reviews FOR EACH STATEMENT EXECUTE FUNCTION shopflow.figures_truncated();

DROP PROCEDURE shopflow.keep_figures, shopflow.keep_figure_rows;
CALL shopflow.count_figures();

-- For sorting the lists of orders, users and products by each figure, in both directions; best sellers.
CREATE INDEX ix_order_figures_total_order_id ON shopflow.order_figures (total, order_id);
CREATE INDEX ix_order_figures_items_order_id ON shopflow.order_figures (items, order_id);
CREATE INDEX ix_user_figures_spent_user_id ON shopflow.user_figures (spent, user_id);
CREATE INDEX ix_user_figures_orders_user_id ON shopflow.user_figures (orders, user_id);
CREATE INDEX ix_product_figures_sold_product_id ON shopflow.product_figures (sold, product_id);
CREATE INDEX ix_product_figures_reviews_product_id ON shopflow.product_figures (reviews, product_id);
CREATE INDEX ix_product_figures_rating_product_id ON shopflow.product_figures (rating, product_id);
