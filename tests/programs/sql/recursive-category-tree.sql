WITH RECURSIVE above(name, top) AS (
    SELECT name, name FROM categories WHERE parent IS NULL
    UNION ALL SELECT c.name, above.top FROM categories c JOIN above ON c.parent = above.name)
SELECT name, top FROM above ORDER BY name;
