SELECT placed_on AS day, 'order' AS what FROM orders
UNION ALL SELECT shipped_on, 'shipment' FROM shipments
UNION ALL SELECT delivered_on, 'delivery' FROM shipments WHERE delivered_on IS NOT NULL
ORDER BY day, what;
SELECT currency FROM orders UNION SELECT currency FROM rates ORDER BY 1;
