SELECT id, town, total
FROM orders
WHERE total >= 50
ORDER BY total DESC, id;
