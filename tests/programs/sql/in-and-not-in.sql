SELECT title FROM products WHERE sku IN (SELECT sku FROM reviews WHERE stars >= 4) ORDER BY title;
SELECT id FROM shipments WHERE fee_myr NOT IN (8.5, 24.0) ORDER BY id;
SELECT 3 IN (1, 2, NULL), 3 NOT IN (1, 2), (1, 'a') IN (VALUES (1, 'a'), (2, 'b'));
