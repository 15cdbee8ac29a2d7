SELECT c.name, count(o.id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.id
GROUP BY c.id HAVING count(o.id) > 1 ORDER BY orders DESC, c.name;
