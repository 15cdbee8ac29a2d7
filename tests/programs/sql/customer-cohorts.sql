WITH first AS (SELECT customer_id, min(placed_on) AS day FROM orders GROUP BY customer_id)
SELECT substr(f.day, 1, 7) AS cohort, substr(o.placed_on, 1, 7) AS month, count(DISTINCT o.customer_id) AS customers, count(*) AS orders
FROM first f JOIN orders o USING (customer_id) GROUP BY 1, 2 ORDER BY 1, 2;
