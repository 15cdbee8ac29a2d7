SELECT city, count(*) AS parcels, sum(fee_sen) AS fees_sen
FROM parcels
WHERE state = 'delivered'
ORDER BY city;
