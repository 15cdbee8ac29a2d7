VALUES (1, 'one'), (2, 'two'), (3, 'three');
SELECT column2 FROM (VALUES (1, 'a'), (2, 'b')) WHERE column1 = 2;
WITH t(a, b) AS (VALUES (1, 2), (3, 4)) SELECT a * b FROM t;
