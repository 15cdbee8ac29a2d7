WITH RECURSIVE days(day) AS (SELECT '2025-07-01' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2025-07-15')
SELECT day, strftime('%w', day) AS weekday, count(o.id) AS orders
FROM days LEFT JOIN orders o ON o.placed_on = day GROUP BY day ORDER BY day;
