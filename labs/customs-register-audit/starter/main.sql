-- 1. Low-value goods whose tax is missing: parcel_id, line, description, price_sen
SELECT parcel_id, line, description, price_sen
FROM items
ORDER BY parcel_id, line;

-- 2. Parcels with low-value goods whose seller has no number: parcel_id, seller
SELECT id AS parcel_id, seller
FROM parcels
ORDER BY id;
