SELECT p.sku, p.category FROM products p
WHERE p.cost_myr = (SELECT max(q.cost_myr) FROM products q WHERE q.category = p.category) ORDER BY p.category;
SELECT o.id FROM orders o WHERE o.placed_on = (SELECT max(placed_on) FROM orders WHERE customer_id = o.customer_id) ORDER BY o.id;
