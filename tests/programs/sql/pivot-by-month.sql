SELECT currency,
    count(*) FILTER (WHERE placed_on LIKE '2025-07-%') AS july,
    count(*) FILTER (WHERE placed_on LIKE '2025-08-%') AS august,
    count(*) AS total
FROM orders GROUP BY currency ORDER BY currency;
