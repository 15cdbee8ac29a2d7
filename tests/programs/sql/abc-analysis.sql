WITH value AS (SELECT p.sku, p.cost_myr * sum(l.quantity) AS used FROM products p JOIN order_lines l USING (sku) GROUP BY p.sku),
share AS (SELECT sku, used, sum(used) OVER (ORDER BY used DESC, sku) / sum(used) OVER () AS so_far FROM value)
SELECT sku, round(used, 2), CASE WHEN so_far <= 0.7 THEN 'A' WHEN so_far <= 0.9 THEN 'B' ELSE 'C' END AS class FROM share ORDER BY used DESC, sku;
