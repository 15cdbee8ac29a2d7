SELECT sku, cost_myr, cost_myr - (SELECT avg(cost_myr) FROM products) AS above FROM products
WHERE cost_myr > (SELECT avg(cost_myr) FROM products) ORDER BY sku;
