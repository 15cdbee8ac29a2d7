SELECT id, customer_id, row_number() OVER (PARTITION BY customer_id ORDER BY placed_on, id) AS nth FROM orders ORDER BY customer_id, nth;
