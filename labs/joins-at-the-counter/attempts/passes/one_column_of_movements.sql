WITH movements AS (
  SELECT order_id, quantity * price_sen AS goods_sen, 0 AS refunded_sen FROM order_lines
  UNION ALL
  SELECT order_id, 0, amount_sen FROM refunds
  UNION ALL
  SELECT id, 0, 0 FROM orders
)
SELECT
  m.order_id,
  SUM(m.goods_sen) AS goods_sen,
  SUM(m.refunded_sen) AS refunded_sen,
  SUM(m.goods_sen) - SUM(m.refunded_sen) AS net_sen
FROM movements m
JOIN orders o ON o.id = m.order_id
GROUP BY m.order_id
ORDER BY 1;

WITH movements AS (
  SELECT order_id, quantity * price_sen AS goods_sen, 0 AS refunded_sen FROM order_lines
  UNION ALL
  SELECT order_id, 0, amount_sen FROM refunds
  UNION ALL
  SELECT id, 0, 0 FROM orders
)
SELECT o.day, COUNT(DISTINCT o.id) AS orders, SUM(m.goods_sen - m.refunded_sen) AS net_sen
FROM orders AS o
JOIN movements AS m ON m.order_id = o.id
GROUP BY o.day
ORDER BY o.day;
