SELECT sku, weight_g, CASE WHEN weight_g < 100 THEN 'letter' WHEN weight_g < 500 THEN 'small' ELSE 'parcel' END AS class
FROM products ORDER BY weight_g, sku;
SELECT sum(CASE status WHEN 'done' THEN 1 ELSE 0 END) AS done, sum(CASE status WHEN 'done' THEN 0 ELSE 1 END) AS open FROM orders;
