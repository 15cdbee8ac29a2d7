CREATE TABLE stock (sku TEXT, pieces INTEGER);
INSERT INTO stock VALUES ('PEPP-01', 40), ('LAYR-01', 0), ('OLDD-09', 7);
SELECT p.sku, s.sku, s.pieces FROM stock s RIGHT JOIN products p ON p.sku = s.sku ORDER BY p.sku;
SELECT coalesce(p.sku, s.sku) AS sku, p.title, s.pieces FROM products p FULL JOIN stock s USING (sku) ORDER BY 1;
