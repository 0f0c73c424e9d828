-- Runs after the figures' Down, because their triggers write here.
DROP TABLE shopflow.product_sales;
DROP FUNCTION shopflow.sale_day;
