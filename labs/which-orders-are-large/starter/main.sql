SELECT id, town, total
FROM orders
-- Repair the next line: at least RM50.00. total is in sen.
WHERE total > 50
ORDER BY total DESC, id;
