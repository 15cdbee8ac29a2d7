CREATE VIEW nets AS
SELECT
  id AS order_id,
  day,
  (SELECT TOTAL(quantity * price_sen) FROM order_lines WHERE order_id = orders.id) AS goods,
  (SELECT TOTAL(amount_sen) FROM refunds WHERE order_id = orders.id) AS refunded
FROM orders;

CREATE VIEW orders_net AS
SELECT
  order_id,
  CAST(goods AS INTEGER) AS goods_sen,
  CAST(refunded AS INTEGER) AS refunded_sen,
  CAST(goods - refunded AS INTEGER) AS net_sen
FROM nets;

SELECT * FROM orders_net ORDER BY order_id;

SELECT day, COUNT(order_id) AS orders, CAST(SUM(goods - refunded) AS INTEGER) AS net_sen
FROM nets
GROUP BY day
ORDER BY day;
