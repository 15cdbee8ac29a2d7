CREATE TABLE audit (n INTEGER PRIMARY KEY, what TEXT);
CREATE TRIGGER price_watch AFTER UPDATE OF cost_myr ON products WHEN new.cost_myr <> old.cost_myr
BEGIN
    INSERT INTO audit (what) VALUES (new.sku || ': ' || old.cost_myr || ' -> ' || new.cost_myr);
END;
CREATE TRIGGER no_delete BEFORE DELETE ON customers WHEN EXISTS (SELECT 1 FROM orders WHERE customer_id = old.id)
BEGIN
    SELECT RAISE(IGNORE);
END;
UPDATE products SET cost_myr = cost_myr + 1 WHERE category = 'craft';
DELETE FROM customers;
SELECT what FROM audit ORDER BY n;
SELECT name FROM customers WHERE id > 6 ORDER BY id;
