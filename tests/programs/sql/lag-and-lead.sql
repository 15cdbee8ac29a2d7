SELECT id, placed_on, lag(placed_on) OVER w AS before, lead(id, 2, 0) OVER w AS after_next,
    julianday(placed_on) - julianday(lag(placed_on) OVER w) AS days
FROM orders WINDOW w AS (ORDER BY id) ORDER BY id;
