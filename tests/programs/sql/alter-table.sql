ALTER TABLE staff RENAME TO people;
ALTER TABLE people RENAME COLUMN role TO job;
ALTER TABLE people ADD COLUMN salary INTEGER DEFAULT 1700;
ALTER TABLE people DROP COLUMN manager_id;
SELECT * FROM people ORDER BY id;
SELECT sql FROM sqlite_schema WHERE name = 'people';
PRAGMA table_info(people);
