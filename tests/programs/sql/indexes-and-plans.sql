CREATE INDEX orders_by_customer ON orders (customer_id, placed_on);
CREATE UNIQUE INDEX one_name ON customers (name) WHERE email IS NOT NULL;
CREATE INDEX by_month ON orders (substr(placed_on, 1, 7));
SELECT id FROM orders WHERE customer_id = 2 ORDER BY placed_on;
SELECT count(*) FROM orders WHERE substr(placed_on, 1, 7) = '2025-08';
PRAGMA index_list(orders);
PRAGMA index_info(orders_by_customer);
