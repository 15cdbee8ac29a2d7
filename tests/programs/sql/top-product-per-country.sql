WITH sold AS (
    SELECT c.country, l.sku, sum(l.quantity) AS pieces FROM orders o
    JOIN customers c ON c.id = o.customer_id JOIN order_lines l ON l.order_id = o.id GROUP BY c.country, l.sku),
ranked AS (SELECT *, row_number() OVER (PARTITION BY country ORDER BY pieces DESC, sku) AS place FROM sold)
SELECT country, sku, pieces FROM ranked WHERE place = 1 ORDER BY country;
