SELECT category, group_concat(sku) FROM (SELECT * FROM products ORDER BY sku) GROUP BY category ORDER BY category;
SELECT group_concat(DISTINCT currency) FROM (SELECT currency FROM orders ORDER BY id);
SELECT group_concat(name, ' / ') FROM (SELECT name FROM customers ORDER BY id);
