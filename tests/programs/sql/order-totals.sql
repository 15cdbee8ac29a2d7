SELECT order_id, count(*) AS lines, sum(quantity) AS pieces, round(sum(quantity * unit_price), 2) AS total
FROM order_lines GROUP BY order_id ORDER BY order_id;
