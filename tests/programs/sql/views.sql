CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE status NOT IN ('done', 'cancelled');
SELECT * FROM open_orders ORDER BY id;
UPDATE orders SET status = 'done' WHERE id = 1003;
SELECT count(*) FROM open_orders;
DROP VIEW open_orders;
SELECT count(*) FROM sqlite_schema WHERE type = 'view';
