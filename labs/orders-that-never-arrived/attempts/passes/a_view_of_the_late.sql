CREATE VIEW late AS
SELECT id, placed, market
FROM orders
WHERE status IN ('paid', 'packed')
  AND shipped IS NULL
  AND julianday('2026-11-15') - julianday(placed) > 7;

SELECT id, placed FROM late ORDER BY placed, id;

SELECT id, market FROM late WHERE market IS NOT 'MY' ORDER BY id;
