SELECT o.id, c.name, p.title, l.quantity
FROM orders o
JOIN customers c ON c.id = o.customer_id
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.sku = l.sku
WHERE o.status = 'done' ORDER BY o.id, p.title;
