-- Paid or shipped orders in July, and orders that are neither.
SELECT id, status FROM orders WHERE status IN ('paid', 'shipped') AND placed_on BETWEEN '2025-07-01' AND '2025-07-31' ORDER BY id;
SELECT id, status FROM orders WHERE NOT (status = 'done' OR status = 'shipped') ORDER BY placed_on DESC, id;
