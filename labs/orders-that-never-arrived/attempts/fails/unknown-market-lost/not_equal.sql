SELECT id, placed
FROM orders
WHERE shipped IS NULL AND status <> 'cancelled' AND placed < '2026-11-08'
ORDER BY placed, id;

SELECT id, market
FROM orders
WHERE shipped IS NULL AND status <> 'cancelled' AND placed < '2026-11-08' AND market <> 'MY'
ORDER BY id;
