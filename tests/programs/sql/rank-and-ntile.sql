SELECT sku, category, cost_myr, rank() OVER w, dense_rank() OVER w, percent_rank() OVER w, cume_dist() OVER w, ntile(3) OVER w
FROM products WINDOW w AS (ORDER BY category) ORDER BY category, sku;
