SELECT city, count(*) AS parcels, sum(fee_sen) AS fees_sen
FROM parcels
GROUP BY city
ORDER BY city;
