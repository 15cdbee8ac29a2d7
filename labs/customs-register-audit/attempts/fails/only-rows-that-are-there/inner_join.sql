SELECT parcel_id, line, description, price_sen
FROM items
WHERE price_sen <= 50000
  AND NOT EXISTS (SELECT * FROM excluded_categories WHERE excluded_categories.category = items.category)
  AND (tax_sen IS NULL OR tax_sen = 0)
ORDER BY parcel_id, line;

SELECT DISTINCT parcels.id AS parcel_id, parcels.seller
FROM parcels
JOIN items ON items.parcel_id = parcels.id
JOIN registrations ON registrations.seller = parcels.seller
WHERE price_sen <= 50000
  AND NOT EXISTS (SELECT * FROM excluded_categories WHERE excluded_categories.category = items.category)
  AND lvg_number IS NULL
ORDER BY parcels.id;
