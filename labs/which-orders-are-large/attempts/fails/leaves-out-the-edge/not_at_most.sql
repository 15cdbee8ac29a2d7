SELECT id, town, total
FROM orders
WHERE NOT total <= 5000
ORDER BY total DESC, id;
