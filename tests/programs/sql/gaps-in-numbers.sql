DELETE FROM orders WHERE id IN (1004, 1005, 1009);
SELECT id + 1 AS gap_from, next - 1 AS gap_to FROM (SELECT id, lead(id) OVER (ORDER BY id) AS next FROM orders)
WHERE next > id + 1 ORDER BY 1;
