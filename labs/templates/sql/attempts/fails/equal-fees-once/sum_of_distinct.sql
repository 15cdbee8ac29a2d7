SELECT city, count(*) AS parcels, sum(DISTINCT fee_sen) AS fees_sen
FROM parcels
WHERE state = 'delivered'
GROUP BY city
ORDER BY city;
