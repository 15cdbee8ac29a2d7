SELECT id, town, total
FROM orders
WHERE total >= 500
ORDER BY total DESC, id;
