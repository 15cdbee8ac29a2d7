SELECT carrier, count(delivered_on) AS delivered, round(avg(julianday(delivered_on) - julianday(shipped_on)), 2) AS days,
    max(julianday(delivered_on) - julianday(shipped_on)) AS longest
FROM shipments GROUP BY carrier ORDER BY carrier;
