WITH digits(d) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))
SELECT count(*) FROM digits a, digits b, digits c, digits d, digits e, digits f, digits g, digits h, digits i, digits j, digits k;
