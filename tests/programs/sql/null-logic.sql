SELECT name FROM customers WHERE email IS NULL ORDER BY name;
SELECT count(*), count(email), count(DISTINCT country) FROM customers;
SELECT NULL = NULL, NULL IS NULL, NULL AND 0, NULL OR 1, coalesce(NULL, NULL, 'x'), ifnull(NULL, 3), nullif(4, 4);
SELECT id, fee_myr + 1 FROM shipments WHERE fee_myr IS NOT 24.0 ORDER BY id;
