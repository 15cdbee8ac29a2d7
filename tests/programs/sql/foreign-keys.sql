PRAGMA foreign_keys = ON;
CREATE TABLE parent (id INTEGER PRIMARY KEY);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id) ON DELETE CASCADE, other INTEGER REFERENCES parent(id) ON DELETE SET NULL);
INSERT INTO parent VALUES (1), (2), (3);
INSERT INTO child VALUES (10, 1, 2), (11, 2, 3), (12, 3, 1);
DELETE FROM parent WHERE id = 2;
SELECT * FROM child ORDER BY id;
PRAGMA foreign_key_list(child);
