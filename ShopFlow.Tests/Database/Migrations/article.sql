-- The shop of the article, written by hand and not by EF Core: what the migrations must amount to.
CREATE TABLE users (
    id serial PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL CONSTRAINT email_must_be_unique UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE products (
    id serial PRIMARY KEY,
    name text NOT NULL,
    description text,
    price numeric(10, 2) NOT NULL CONSTRAINT price_must_be_non_negative CHECK (price >= 0),
    stock_quantity integer NOT NULL DEFAULT 0
        CONSTRAINT stock_quantity_must_be_non_negative CHECK (stock_quantity >= 0),
    category text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orders (
    id serial PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT order_user_must_exist REFERENCES users ON DELETE RESTRICT,
    status text NOT NULL DEFAULT 'pending'
        CONSTRAINT status_must_be_valid CHECK (status IN ('pending', 'shipped', 'cancelled', 'refunded')),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_items (
    id serial PRIMARY KEY,
    order_id integer NOT NULL CONSTRAINT order_item_order_must_exist REFERENCES orders ON DELETE CASCADE,
    product_id integer NOT NULL CONSTRAINT order_item_product_must_exist REFERENCES products ON DELETE RESTRICT,
    quantity integer NOT NULL CONSTRAINT quantity_must_be_positive CHECK (quantity > 0),
    price_at_purchase numeric(10, 2) NOT NULL
        CONSTRAINT price_at_purchase_must_be_non_negative CHECK (price_at_purchase >= 0),
    CONSTRAINT product_must_be_unique_per_order UNIQUE (order_id, product_id)
);

CREATE TABLE reviews (
    id serial PRIMARY KEY,
    user_id integer NOT NULL CONSTRAINT review_user_must_exist REFERENCES users ON DELETE RESTRICT,
    product_id integer NOT NULL CONSTRAINT review_product_must_exist REFERENCES products ON DELETE RESTRICT,
    rating smallint NOT NULL
        CONSTRAINT rating_must_be_between_1_and_5 CHECK (rating >= 1 AND rating <= 5),
    content text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT one_review_per_user_and_product UNIQUE (user_id, product_id)
);
