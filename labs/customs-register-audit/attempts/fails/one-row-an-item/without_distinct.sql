SELECT parcel_id, line, description, price_sen
FROM items
WHERE price_sen <= 50000
  AND NOT EXISTS (SELECT * FROM excluded_categories WHERE excluded_categories.category = items.category)
  AND (tax_sen IS NULL OR tax_sen = 0)
ORDER BY parcel_id, line;

SELECT parcels.id AS parcel_id, parcels.seller
FROM parcels
JOIN items ON items.parcel_id = parcels.id
WHERE price_sen <= 50000
  AND NOT EXISTS (SELECT * FROM excluded_categories WHERE excluded_categories.category = items.category)
  AND NOT EXISTS (SELECT * FROM registrations WHERE registrations.seller = parcels.seller AND lvg_number IS NOT NULL)
ORDER BY parcels.id;
