WITH delivered AS (SELECT city, fee_sen FROM parcels WHERE state <> 'returned')
SELECT city, count(fee_sen) AS parcels, sum(fee_sen) AS fees_sen
FROM delivered
GROUP BY city
ORDER BY city;
