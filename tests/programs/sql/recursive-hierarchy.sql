WITH RECURSIVE chart(id, name, depth, path) AS (
    SELECT id, name, 0, name FROM staff WHERE manager_id IS NULL
    UNION ALL SELECT s.id, s.name, depth + 1, path || ' > ' || s.name FROM staff s JOIN chart ON s.manager_id = chart.id)
SELECT depth, path FROM chart ORDER BY path;
