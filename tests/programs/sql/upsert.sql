CREATE TABLE stock (sku TEXT PRIMARY KEY, pieces INTEGER NOT NULL, seen INTEGER NOT NULL DEFAULT 1);
INSERT INTO stock (sku, pieces) VALUES ('PEPP-01', 10), ('TEAA-01', 4);
INSERT INTO stock (sku, pieces) VALUES ('PEPP-01', 5), ('BASK-01', 2), ('PEPP-01', 1)
ON CONFLICT (sku) DO UPDATE SET pieces = pieces + excluded.pieces, seen = seen + 1;
INSERT OR IGNORE INTO stock (sku, pieces) VALUES ('TEAA-01', 99);
REPLACE INTO stock (sku, pieces) VALUES ('BASK-01', 7);
SELECT * FROM stock ORDER BY sku;
