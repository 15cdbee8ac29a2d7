SELECT id, town, total
FROM orders
WHERE total >= 5000
ORDER BY total DESC, id;
