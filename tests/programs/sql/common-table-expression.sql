WITH totals AS (SELECT order_id, sum(quantity * unit_price) AS total FROM order_lines GROUP BY order_id),
    in_myr AS (
        SELECT o.id, o.customer_id, t.total * r.to_myr AS myr
        FROM orders o JOIN totals t ON t.order_id = o.id
        JOIN rates r ON r.currency = o.currency AND r.day = substr(o.placed_on, 1, 8) || '01')
SELECT c.name, round(sum(myr), 2) AS spent FROM in_myr JOIN customers c ON c.id = customer_id GROUP BY c.id ORDER BY spent DESC;
