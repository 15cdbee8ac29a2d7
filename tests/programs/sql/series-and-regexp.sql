SELECT value FROM generate_series(0, 100, 25);
SELECT date('2025-07-01', '+' || value || ' days') AS day FROM generate_series(0, 6);
SELECT name FROM customers WHERE email REGEXP '^[a-z.]+@example\.(my|vn)$' ORDER BY id;
SELECT decimal_add('0.10', '0.20'), decimal_mul('19.99', '3'), decimal_sum(value / 10.0) FROM generate_series(1, 4);
