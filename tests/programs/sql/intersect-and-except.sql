SELECT sku FROM order_lines INTERSECT SELECT sku FROM reviews ORDER BY sku;
SELECT sku FROM products EXCEPT SELECT sku FROM order_lines ORDER BY sku;
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders ORDER BY 1;
