-- Brings back what big-load-begins.sql laid aside.
CALL shopflow.count_figures();

ALTER TABLE users ENABLE TRIGGER figures_insert;
ALTER TABLE products ENABLE TRIGGER figures_insert;
ALTER TABLE orders ENABLE TRIGGER figures_insert;
ALTER TABLE order_items ENABLE TRIGGER figures_insert;
ALTER TABLE reviews ENABLE TRIGGER figures_insert;

DO $$
DECLARE
    index record;
BEGIN
    FOR index IN SELECT * FROM laid_aside LOOP
        EXECUTE index.definition;
        IF index.comment IS NOT NULL THEN
            EXECUTE format('COMMENT ON INDEX %s IS %L', index.name, index.comment);
        END IF;
    END LOOP;
END $$;
