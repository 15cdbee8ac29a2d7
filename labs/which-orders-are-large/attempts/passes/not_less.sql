SELECT o.id, o.town, o.total
FROM orders AS o
WHERE NOT o.total < 50 * 100
ORDER BY o.total DESC, o.id ASC;
