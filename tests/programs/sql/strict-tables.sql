CREATE TABLE s (i INTEGER, t TEXT, a ANY) STRICT;
INSERT INTO s VALUES ('5', 6, '007'), (7.0, 'x', 8);
INSERT OR IGNORE INTO s VALUES (NULL, NULL, x'01');
SELECT i, typeof(i), t, typeof(t), a, typeof(a) FROM s;
