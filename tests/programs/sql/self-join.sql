SELECT a.id, b.id, a.currency FROM orders a JOIN orders b ON b.currency = a.currency AND b.id > a.id ORDER BY a.id, b.id;
SELECT s.name, m.name AS manager FROM staff s LEFT JOIN staff m ON m.id = s.manager_id ORDER BY s.id;
