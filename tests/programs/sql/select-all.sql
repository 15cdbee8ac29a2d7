SELECT * FROM customers ORDER BY id;
SELECT * FROM products ORDER BY sku;
