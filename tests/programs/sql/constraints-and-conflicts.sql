CREATE TABLE c (id INTEGER PRIMARY KEY, code TEXT UNIQUE, amount REAL CHECK (amount >= 0), note TEXT NOT NULL DEFAULT '-');
INSERT INTO c (code, amount) VALUES ('a', 1), ('b', 2);
INSERT OR IGNORE INTO c (code, amount) VALUES ('a', 5), ('c', 3);
INSERT OR REPLACE INTO c (code, amount, note) VALUES ('b', 9, 'again');
UPDATE OR IGNORE c SET code = 'a' WHERE code = 'c';
SELECT * FROM c ORDER BY code;
