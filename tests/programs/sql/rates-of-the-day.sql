SELECT o.id, o.currency, (SELECT to_myr FROM rates r WHERE r.currency = o.currency AND r.day <= o.placed_on ORDER BY day DESC LIMIT 1) AS rate
FROM orders o ORDER BY o.id;
SELECT a.currency, round(100 * (b.to_myr / a.to_myr - 1), 3) AS change FROM rates a JOIN rates b USING (currency)
WHERE a.day < b.day ORDER BY change;
