SELECT title FROM products WHERE title LIKE '%pepper' ORDER BY title;
SELECT title FROM products WHERE title LIKE 'BEAD%' ORDER BY title;
SELECT title FROM products WHERE sku GLOB '*-0[2-9]' ORDER BY title;
SELECT '50%' LIKE '50\%' ESCAPE '\', '505' LIKE '50\%' ESCAPE '\';
