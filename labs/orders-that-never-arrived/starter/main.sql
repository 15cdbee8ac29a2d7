-- 1. Orders that wait for more than 7 days: id, placed
SELECT id, placed
FROM orders
WHERE shipped = NULL
ORDER BY placed, id;

-- 2. Those of them that the desk in Kuching does not look after: id, market
SELECT id, market
FROM orders
WHERE market <> 'MY'
ORDER BY id;
