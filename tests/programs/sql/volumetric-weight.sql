SELECT l.order_id, sum(p.weight_g * l.quantity) / 1000.0 AS kg, CAST(ceil(sum(p.weight_g * l.quantity) / 500.0) AS INTEGER) AS half_kilos
FROM order_lines l JOIN products p USING (sku) GROUP BY l.order_id ORDER BY kg DESC, l.order_id;
