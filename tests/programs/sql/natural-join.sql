SELECT sku, title, stars FROM products NATURAL JOIN reviews ORDER BY sku, stars;
