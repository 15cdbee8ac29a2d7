SELECT id, placed
FROM orders
WHERE shipped IS NULL AND status <> 'cancelled' AND placed < '2026-11-08'
ORDER BY placed DESC, id;

SELECT id, market
FROM orders
WHERE shipped IS NULL AND status <> 'cancelled' AND placed < '2026-11-08' AND (market <> 'MY' OR market IS NULL)
ORDER BY id;
