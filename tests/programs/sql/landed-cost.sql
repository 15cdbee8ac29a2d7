CREATE TABLE duty (country TEXT, category TEXT, percent REAL, PRIMARY KEY (country, category));
INSERT INTO duty VALUES ('VN', 'food', 10), ('VN', 'craft', 5), ('AU', 'craft', 5), ('AU', 'home', 5), ('TH', 'food', 30);
SELECT o.id, c.country, p.sku, round(l.quantity * p.cost_myr, 2) AS goods, coalesce(d.percent, 0) AS percent,
    round(l.quantity * p.cost_myr * (1 + coalesce(d.percent, 0) / 100), 2) AS landed
FROM orders o JOIN customers c ON c.id = o.customer_id JOIN order_lines l ON l.order_id = o.id JOIN products p USING (sku)
LEFT JOIN duty d ON d.country = c.country AND d.category = p.category
WHERE c.country <> 'MY' ORDER BY o.id, p.sku;
