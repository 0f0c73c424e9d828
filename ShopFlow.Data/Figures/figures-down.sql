-- CASCADE drops the triggers with their functions.
DROP FUNCTION
    shopflow.figures_users_insert, shopflow.figures_users_delete, shopflow.figures_users_moved,
    shopflow.figures_products_insert, shopflow.figures_products_delete, shopflow.figures_products_moved,
    shopflow.figures_orders_insert, shopflow.figures_orders_delete, shopflow.figures_orders_update, shopflow.figures_orders_moved,
    shopflow.figures_order_items_insert, shopflow.figures_order_items_delete, shopflow.figures_order_items_update,
    shopflow.figures_reviews_insert, shopflow.figures_reviews_delete, shopflow.figures_reviews_update,
    shopflow.figures_truncated CASCADE;
DROP PROCEDURE shopflow.count_figures;
DROP TABLE shopflow.order_figures, shopflow.user_figures, shopflow.product_figures;
DROP FUNCTION shopflow.is_sale;
