CREATE TABLE invoice (net REAL, tax REAL AS (round(net * 0.08, 2)) STORED, gross REAL GENERATED ALWAYS AS (net + tax) VIRTUAL);
INSERT INTO invoice VALUES (100), (59.9), (12.345);
SELECT * FROM invoice ORDER BY net;
