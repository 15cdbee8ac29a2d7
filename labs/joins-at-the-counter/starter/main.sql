-- 1. One row for each order: order_id, goods_sen, refunded_sen, net_sen
SELECT id AS order_id
FROM orders
ORDER BY id;

-- 2. One row for each day: day, orders, net_sen
SELECT DISTINCT day
FROM orders
ORDER BY day;
