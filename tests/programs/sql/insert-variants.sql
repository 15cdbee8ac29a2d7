INSERT INTO customers (name, country, joined) VALUES ('Farid', 'MY', '2025-09-01'), ('Hương', 'VN', '2025-09-02');
INSERT INTO orders SELECT id + 100, customer_id, date(placed_on, '+1 year'), currency, 'new' FROM orders WHERE status = 'done';
INSERT INTO categories DEFAULT VALUES;
SELECT * FROM customers WHERE id > 9;
SELECT id, placed_on, status FROM orders WHERE id > 1100 ORDER BY id;
SELECT last_insert_rowid(), changes(), count(*) FROM categories WHERE name IS NULL;
