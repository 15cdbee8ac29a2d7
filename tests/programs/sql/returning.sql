DELETE FROM shipments WHERE delivered_on IS NULL RETURNING id, carrier;
UPDATE staff SET role = upper(role) WHERE manager_id = 2 RETURNING name, role;
INSERT INTO staff (name, role, manager_id) VALUES ('Awang', 'intern', 3) RETURNING id, name || '!' AS who;
