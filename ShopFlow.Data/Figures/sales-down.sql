-- After the figures, whose triggers write here.
DROP TABLE shopflow.product_sales;
DROP FUNCTION shopflow.sale_day;
