SELECT sku, cost_myr FROM products ORDER BY cost_myr DESC LIMIT 3;
SELECT sku, cost_myr FROM products ORDER BY cost_myr DESC, sku LIMIT 3 OFFSET 3;
SELECT id FROM orders ORDER BY id DESC LIMIT 0;
