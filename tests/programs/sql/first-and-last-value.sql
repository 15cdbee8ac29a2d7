SELECT DISTINCT customer_id, first_value(id) OVER w AS first, last_value(id) OVER w AS last, nth_value(id, 2) OVER w AS second
FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY customer_id;
