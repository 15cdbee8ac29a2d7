SELECT city, sum(total) AS total FROM orders GROUP BY city ORDER BY total DESC;
