CREATE VIEW parcels AS SELECT id, carrier FROM shipments WHERE delivered_on IS NULL;
CREATE TRIGGER deliver INSTEAD OF DELETE ON parcels BEGIN UPDATE shipments SET delivered_on = '2025-08-31' WHERE id = old.id; END;
DELETE FROM parcels WHERE carrier = 'SF';
SELECT id, delivered_on FROM shipments WHERE carrier IN ('SF', 'DHL') ORDER BY id;
