WITH low_value AS (
  SELECT *
  FROM items
  WHERE price_sen <= 50000
    AND COALESCE(category, '') NOT IN (SELECT category FROM excluded_categories WHERE category IS NOT NULL)
)
SELECT parcel_id, line, description, price_sen
FROM low_value
WHERE tax_sen IS NULL OR tax_sen <= 0
ORDER BY 1, 2;

WITH low_value AS (
  SELECT *
  FROM items
  WHERE price_sen <= 50000
    AND COALESCE(category, '') NOT IN (SELECT category FROM excluded_categories WHERE category IS NOT NULL)
), numbered AS (
  SELECT seller FROM registrations WHERE lvg_number IS NOT NULL AND seller IS NOT NULL
)
SELECT id AS parcel_id, seller
FROM parcels
WHERE id IN (SELECT parcel_id FROM low_value)
  AND (seller IS NULL OR seller NOT IN (SELECT seller FROM numbered))
ORDER BY id;
