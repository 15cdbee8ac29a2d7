CREATE TEMP TABLE basket AS SELECT sku, sum(quantity) AS pieces FROM order_lines GROUP BY sku;
CREATE TEMP VIEW heavy AS SELECT sku FROM products WHERE weight_g >= 600;
SELECT b.* FROM basket b JOIN heavy USING (sku) ORDER BY pieces DESC, sku;
SELECT name FROM sqlite_temp_schema ORDER BY name;
