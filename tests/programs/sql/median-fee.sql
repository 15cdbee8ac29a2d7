SELECT avg(fee_myr) FROM (SELECT fee_myr FROM shipments WHERE fee_myr IS NOT NULL ORDER BY fee_myr
    LIMIT 2 - (SELECT count(fee_myr) FROM shipments) % 2
    OFFSET (SELECT (count(fee_myr) - 1) / 2 FROM shipments));
