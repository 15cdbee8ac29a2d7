CREATE TABLE tag (t TEXT COLLATE NOCASE);
INSERT INTO tag VALUES ('Pepper'), ('pepper'), ('TEA'), ('tea '), ('Zebra'), ('apple');
SELECT t, count(*) FROM tag GROUP BY t ORDER BY t;
SELECT t FROM tag ORDER BY t COLLATE BINARY;
SELECT 'a' = 'A', 'a' = 'A' COLLATE NOCASE, 'a ' = 'a' COLLATE RTRIM;
