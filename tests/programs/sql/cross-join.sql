SELECT c.country, s.status FROM (SELECT DISTINCT country FROM customers) c
CROSS JOIN (SELECT DISTINCT status FROM orders) s ORDER BY 1, 2;
