-- A row for each city: city, parcels, fees_sen
SELECT city
FROM parcels
ORDER BY city;
