WITH line_sums AS (
  SELECT order_id, SUM(quantity * price_sen) AS goods_sen FROM order_lines GROUP BY order_id
)
SELECT
  orders.id AS order_id,
  COALESCE(goods_sen, 0) AS goods_sen,
  COALESCE((SELECT amount_sen FROM refunds WHERE order_id = orders.id), 0) AS refunded_sen,
  COALESCE(goods_sen, 0) - COALESCE((SELECT amount_sen FROM refunds WHERE order_id = orders.id), 0) AS net_sen
FROM orders
LEFT JOIN line_sums ON line_sums.order_id = orders.id
ORDER BY orders.id;

WITH line_sums AS (
  SELECT order_id, SUM(quantity * price_sen) AS goods_sen FROM order_lines GROUP BY order_id
),
refund_sums AS (
  SELECT order_id, SUM(amount_sen) AS refunded_sen FROM refunds GROUP BY order_id
)
SELECT
  day,
  COUNT(*) AS orders,
  SUM(COALESCE(goods_sen, 0) - COALESCE(refunded_sen, 0)) AS net_sen
FROM orders
LEFT JOIN line_sums ON line_sums.order_id = orders.id
LEFT JOIN refund_sums ON refund_sums.order_id = orders.id
GROUP BY day
ORDER BY day;
