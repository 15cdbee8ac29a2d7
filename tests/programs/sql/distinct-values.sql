SELECT DISTINCT currency FROM orders ORDER BY 1;
SELECT DISTINCT customer_id, currency FROM orders ORDER BY customer_id;
