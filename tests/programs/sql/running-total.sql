WITH daily AS (SELECT placed_on AS day, sum(quantity) AS pieces FROM orders JOIN order_lines ON order_id = id GROUP BY placed_on)
SELECT day, pieces, sum(pieces) OVER (ORDER BY day) AS so_far,
    avg(pieces) OVER (ORDER BY day ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving
FROM daily ORDER BY day;
