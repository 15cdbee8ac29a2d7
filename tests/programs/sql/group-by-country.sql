SELECT country, count(*) AS customers, min(joined), max(joined)
FROM customers GROUP BY country ORDER BY customers DESC, country;
