SELECT id, town, total
FROM orders
WHERE total > 4999
ORDER BY 3 DESC, 1;
