SELECT city, count(*), sum(fee_sen)
FROM parcels
WHERE state = 'delivered'
GROUP BY city
ORDER BY city;
