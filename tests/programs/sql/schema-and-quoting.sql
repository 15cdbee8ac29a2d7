CREATE TABLE "order by" ("select" INTEGER, [a b] TEXT, `c"d` REAL);
INSERT INTO "order by" VALUES (1, 'x', 2.5);
SELECT "select", [a b], `c"d` AS "quoted ""name""" FROM "order by";
SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name;
