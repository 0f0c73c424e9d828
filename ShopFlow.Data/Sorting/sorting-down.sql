DROP FUNCTION shopflow.sort_as_set;
DROP PROCEDURE shopflow.create_collation;
DROP FUNCTION shopflow.sorting;
-- CASCADE drops the indexes with their collation.
DROP COLLATION IF EXISTS public.shop_before CASCADE;
DROP COLLATION public.shop CASCADE;
CREATE INDEX ix_users_name_id ON users (name, id);
CREATE INDEX ix_products_name_id ON products (name, id);
CREATE INDEX ix_products_category_name_id ON products (category, name, id);
CREATE INDEX ix_reviews_beginning_id ON reviews (substring(content, 1, 60), id) WHERE content IS NOT NULL;
CREATE INDEX ix_reviews_without_content_id ON reviews (substring(content, 1, 60), id) WHERE content IS NULL;
