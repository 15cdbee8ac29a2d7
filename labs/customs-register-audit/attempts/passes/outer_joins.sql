CREATE VIEW low_value AS
SELECT items.*
FROM items
LEFT JOIN excluded_categories AS excluded ON excluded.category = items.category
WHERE excluded.category IS NULL AND items.price_sen <= 50000;

SELECT parcel_id, line, description, price_sen
FROM low_value
WHERE COALESCE(tax_sen, 0) = 0
ORDER BY parcel_id, line;

SELECT DISTINCT low_value.parcel_id, parcels.seller
FROM low_value
JOIN parcels ON parcels.id = low_value.parcel_id
LEFT JOIN registrations AS number ON number.seller = parcels.seller AND number.lvg_number IS NOT NULL
WHERE number.seller IS NULL
ORDER BY low_value.parcel_id;
