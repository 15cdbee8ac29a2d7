CREATE TABLE t (i INTEGER, r REAL, x TEXT, n NUMERIC, b BLOB);
INSERT INTO t VALUES ('12', '12', 12, '12.0', 12), ('1.5', 1, 1.5, 'abc', x'0102'), (' 7', '1e2', x'41', 3.0, NULL);
SELECT i, typeof(i), r, typeof(r), x, typeof(x), n, typeof(n), b, typeof(b) FROM t;
SELECT CAST('12abc' AS INTEGER), CAST(3.99 AS INTEGER), CAST('0x10' AS INTEGER), CAST(5 AS TEXT), CAST('1.50' AS REAL), CAST(x'4142' AS TEXT), CAST('ab' AS BLOB);
SELECT '10' < '9', 10 < 9, '10' < 9, 2 < 'a', x'00' > 'z', '1' = 1;
