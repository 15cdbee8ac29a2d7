ALTER TABLE orders ADD COLUMN total REAL;
UPDATE orders SET total = t.total FROM (SELECT order_id, sum(quantity * unit_price) AS total FROM order_lines GROUP BY order_id) AS t
WHERE t.order_id = orders.id;
SELECT id, total FROM orders ORDER BY id;
