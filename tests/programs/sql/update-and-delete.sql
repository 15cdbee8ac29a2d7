UPDATE products SET cost_myr = round(cost_myr * 1.06, 2) WHERE category = 'food';
SELECT changes();
UPDATE orders SET status = 'shipped' WHERE id IN (SELECT order_id FROM shipments) AND status = 'paid';
DELETE FROM order_lines WHERE order_id IN (SELECT id FROM orders WHERE status = 'cancelled');
SELECT changes();
SELECT sku, cost_myr FROM products ORDER BY sku;
SELECT count(*) FROM order_lines;
