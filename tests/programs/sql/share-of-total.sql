SELECT carrier, sum(fee_myr) AS fees, round(100.0 * sum(fee_myr) / sum(sum(fee_myr)) OVER (), 1) AS percent
FROM shipments GROUP BY carrier ORDER BY fees DESC;
